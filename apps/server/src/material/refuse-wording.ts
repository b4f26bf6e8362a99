import { messages } from '@passalong/contract'
import { checkWording } from '@passalong/domain'
import { Refusal, type RefusalDetail } from '../platform/http/refusal.js'

/** A text that members or their friends will see, by the field of the request that holds it. */
export interface PublishedText {
  field: string
  text: string
  /** A line on a poster: where it breaks, its sentence goes on. */
  oneLine?: boolean
}

/**
 * Refuses texts that advertising law or WeChat's rules about sharing forbid: `wording-refused`, with each sentence that is wrong,
 * the words in it, and what to write instead.
 */
export function refuseWording(texts: readonly PublishedText[]): void {
  const details = texts.flatMap(detailsOf)
  if (details.length > 0) throw new Refusal('wording-refused', { count: details.length }, details)
}

function detailsOf({ field, text, oneLine = false }: PublishedText): RefusalDetail[] {
  const read = oneLine ? text.replaceAll(/[\n\r]/g, ' ') : text
  return checkWording(read).map(({ kind, reason, phrase, sentence, at }) => {
    const { zh, en } = messages[`wording.${reason}`]
    const filled = (says: string) => says.replace('{phrase}', phrase)
    return { field, kind, reason, phrase, sentence, at, says: filled(zh), saysEn: filled(en) }
  })
}
