import { type MessageKey, text } from '@passalong/contract'
import { type ReferralDecision, type ReferralOutcome } from '@passalong/domain'
import { type CameBy } from './referral-facts.js'

type Language = 'zh' | 'en'

/** What a followed link became, in a sentence. */
export function linkReason(outcome: ReferralOutcome | 'not-eligible', language: Language = 'zh'): string {
  return text(`came.reason.${outcome}`, {}, language)
}

/** The code of how a member came; `unrecorded` for who joined before decisions were kept. */
export function cameCode({ decision }: Pick<CameBy, 'decision'>): ReferralDecision['reasonCode'] | 'unrecorded' {
  return decision?.reasonCode ?? 'unrecorded'
}

/** Why somebody is the referrer, or why nobody is, in a sentence; `name` is the referrer's. */
export function cameBecause(came: Pick<CameBy, 'decision'>, name: string, language: Language = 'zh'): string {
  const code = cameCode(came)
  const said: readonly string[] = ['won', 'shop-link', 'no-candidate', 'member-before', 'unrecorded']
  const key: MessageKey = said.includes(code) ? (`came.because.${code}` as MessageKey) : 'came.because.lost'
  return text(key, { name, brand: text('brand.name', {}, language) }, language)
}
