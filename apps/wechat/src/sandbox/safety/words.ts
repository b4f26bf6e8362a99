/** What WeChat says of a text: `label` is its number for the kind of content, 100 for nothing wrong. */
export interface Finding {
  suggest: 'pass' | 'review' | 'risky'
  label: number
  /** The listed word that was found; null for none. */
  keyword: string | null
}

/** The sandbox's list: words by what WeChat would say and call them. Real WeChat's is its own; nobody knows it. */
const LISTED: readonly { suggest: 'review' | 'risky'; label: number; words: readonly string[] }[] = [
  { suggest: 'risky', label: 20_002, words: ['色情', '裸聊'] },
  { suggest: 'risky', label: 20_003, words: ['笨蛋', '去死'] },
  { suggest: 'risky', label: 20_006, words: ['赌博', '毒品'] },
  { suggest: 'risky', label: 20_008, words: ['刷单', '套现'] },
  { suggest: 'review', label: 10_001, words: ['加微信', '代购', '兼职'] },
]

/** What is said of a text: the worst of what is found, however it is spaced or how wide its signs are. */
export function lookedAt(text: string): Finding {
  const plain = text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')
  for (const { suggest, label, words } of LISTED) {
    const keyword = words.find((word) => plain.includes(word))
    if (keyword) return { suggest, label, keyword }
  }
  return { suggest: 'pass', label: 100, keyword: null }
}
