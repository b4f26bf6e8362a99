import { ApiProperty } from '@nestjs/swagger'
import { type MessageKey, text } from '@passalong/contract'

/** Versions of what people accept; a changed text gets a new version, and acceptance names it. */
export const PRIVACY_VERSION = '2026-11-22b'
export const PROMOTER_TERMS_VERSION = '2026-11-01'

export class NoticeView {
  @ApiProperty() version!: string
  @ApiProperty() title!: string
  @ApiProperty({ type: [String] }) paragraphs!: string[]
}

const privacyParagraphs: MessageKey[] = [
  'privacy.what',
  'privacy.why',
  'privacy.share',
  'privacy.keep',
  'privacy.rights',
]
const termsParagraphs: MessageKey[] = [
  'promoter.free',
  'promoter.what',
  'promoter.when',
  'promoter.never',
  'promoter.tax',
]

export function privacyNotice(): NoticeView {
  return {
    version: PRIVACY_VERSION,
    title: text('privacy.title'),
    paragraphs: privacyParagraphs.map((key) => text(key)),
  }
}

export function promoterTerms(): NoticeView {
  return {
    version: PROMOTER_TERMS_VERSION,
    title: text('promoter.title'),
    paragraphs: termsParagraphs.map((key) => text(key)),
  }
}
