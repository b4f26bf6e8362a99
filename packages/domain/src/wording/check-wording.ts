import { absoluteRules } from './absolute.js'
import { inducementRules } from './inducement.js'
import { type NormalSentence, normalised, type Sentence, sentencesOf } from './normal.js'
import { promiseRules } from './promises.js'
import { type Rule, type WordingReason } from './rule.js'

export { type WordingReason, wordingReasons } from './rule.js'

/** Words that must not be published. */
export interface Finding {
  /** `banned`: by advertising law. `inducement`: by WeChat's rules about sharing. */
  kind: 'banned' | 'inducement'
  reason: WordingReason
  /** The words as they stand in the text. */
  phrase: string
  /** The sentence of the text that holds them, without spaces around it. */
  sentence: string
  /** Where the words begin in the text, in UTF-16 units. */
  at: number
}

const rules: readonly Rule[] = [...absoluteRules, ...promiseRules, ...inducementRules]

/**
 * What of a text must not be published, from the front to the back, each place once: absolute claims and promises that
 * advertising law forbids (article 9, 17, 25, 28), and inducements to share that WeChat forbids (operation rules 5.1). Finds
 * words that are written apart, in full width, with signs between them or in traditional characters. A check, not a
 * judgement: what it finds nothing in may still be wrong.
 */
export function checkWording(text: string): Finding[] {
  const findings = sentencesOf(text).flatMap((sentence) => findingsIn(sentence, normalised(sentence.text)))
  const sorted = findings.sort((a, b) => a.at - b.at || b.phrase.length - a.phrase.length)
  let end = -1
  return sorted.filter(({ at, phrase }) => {
    if (at < end) return false
    end = at + phrase.length
    return true
  })
}

function findingsIn(sentence: Sentence, normal: NormalSentence): Finding[] {
  return rules.flatMap((rule) =>
    [...normal.text.matchAll(rule.pattern)].flatMap((match) => {
      if (match[0] === '' || rule.unless?.(match)) return []
      const first = normal.places[match.index] as number
      const last = normal.places[match.index + match[0].length - 1] as number
      const width = String.fromCodePoint(sentence.text.codePointAt(last) ?? 0).length
      const { kind, reason } = rule
      const phrase = sentence.text.slice(first, last + width)
      return [{ kind, reason, phrase, sentence: sentence.text.trim(), at: sentence.at + first }]
    }),
  )
}
