/** A sentence as the rules read it: `text` without what only hides words, `places` says where each sign stood before. */
export interface NormalSentence {
  text: string
  places: number[]
}

/** A sentence of a text, where it begins. */
export interface Sentence {
  text: string
  at: number
}

const ENDS = /[。！？!?；;…\n\r]/

/** Signs that stand between the letters of a word only to hide it, seen or unseen (U+115F, U+1160 are blank letters); a comma parts clauses and stays. */
const HIDING =
  /[\s\u115f\u1160\p{Cc}\p{Cf}\p{Mn}\p{So}\p{Sk}\p{Extended_Pictographic}\p{Pc}\p{Pd}\p{Ps}\p{Pe}\p{Pi}\p{Pf}·•・‧∙⋅.*~～|丨/\\^"'`´_+=#&@<>丶、-]/u

/** Traditional signs, and homophones under which words are hidden, as the rules are written. */
const SAME: Record<string, string> = {
  國: '国',
  級: '级',
  優: '优',
  極: '极',
  頂: '顶',
  獨: '独',
  無: '无',
  萬: '万',
  轉: '转',
  發: '发',
  領: '领',
  請: '请',
  讚: '赞',
  贊: '赞',
  獎: '奖',
  紅: '红',
  點: '点',
  擊: '击',
  錢: '钱',
  現: '现',
  號: '号',
  銷: '销',
  絕: '绝',
  對: '对',
  選: '选',
  減: '减',
  療: '疗',
  癒: '愈',
  賺: '赚',
  贏: '赢',
  鎖: '锁',
  嘴: '最',
  蕞: '最',
  卷: '券',
  壹: '一',
}

/** A text's sentences with their ends, empty ones left out. */
export function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = []
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !endsAt(text, at)) continue
    const sentence = text.slice(start, at + 1)
    if (sentence.trim() !== '') found.push({ text: sentence, at: start })
    start = at + 1
  }
  return found
}

/** A full stop ends a sentence only before a space: `No.1` and `9.9` are whole. */
function endsAt(text: string, at: number): boolean {
  return ENDS.test(text[at] as string)
}

/** Half width, lower case, simplified, and nothing between the letters. */
export function normalised(sentence: string): NormalSentence {
  let text = ''
  const places: number[] = []
  let at = 0
  for (const sign of sentence) {
    for (const plain of (SAME[sign] ?? sign).normalize('NFKC').toLowerCase()) {
      const kept = SAME[plain] ?? plain
      if (ENDS.test(kept) || HIDING.test(kept)) continue
      for (const _ of kept) places.push(at)
      text += kept === '，' ? ',' : kept
    }
    at += sign.length
  }
  return { text, places }
}
