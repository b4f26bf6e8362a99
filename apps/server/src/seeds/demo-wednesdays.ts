import { type Day } from '@passalong/domain'
import { type DemoMaterial, dated } from './demo-material.js'

const WEDNESDAY = 3
const CAMPAIGN = { kind: 'campaign', code: 'demo-member-day', title: '周三会员日' } as const

/** The day before each Wednesday and the Wednesday itself, for everybody; from the first on, for the gold tier. */
export function wednesdays(today: Day, last: Day): DemoMaterial[] {
  // 1970-01-01, day 0, was a Thursday.
  const first = today + ((WEDNESDAY - ((today + 4) % 7) + 7) % 7)
  const plain = { template: 'member-day', subject: CAMPAIGN }
  const everyWeek = [first, first + 7].map(
    (wednesday, index): DemoMaterial => ({
      ...plain,
      code: `demo-member-day-${index + 1}`,
      title: '周三会员日，满 68 元减 6 元',
      texts: WEDNESDAY_TEXTS[index] ?? [],
      values: {
        texts: { ...memberDay, label: '普卡会员券', period: dated(wednesday, ' · 每人一张') },
        pricesFen: { amount: 600 },
        pictures: {},
      },
      audience: {},
      from: Math.max(today, wednesday - 1),
      until: wednesday,
    }),
  )
  const gold: DemoMaterial = {
    ...plain,
    code: 'demo-member-day-gold',
    title: '金卡的周三：满 68 元减 10 元',
    texts: [
      '我在小满是金卡，周三满 68 元减 10 元。刚入会是普卡，减 6 元，也够买一把好用的木勺。',
      '每到周三就想去小满转转。金卡减 10 元，普卡减 6 元，一起去可以各挑各的。',
    ],
    values: {
      texts: { ...memberDay, label: '金卡会员券', period: '每周三当天有效 · 每人一张' },
      pricesFen: { amount: 1000 },
      pictures: {},
    },
    audience: { tiers: ['gold'] },
    from: today,
    until: last,
  }
  return [...everyWeek, gold]
}

const memberDay = {
  title: '周三会员日',
  subtitle: '每到周三，买点喜欢的',
  threshold: '满 68 元可用',
  tiers: '普卡减 6 · 银卡减 8 · 金卡减 10',
  day: '周三',
  gift: '入会即是普卡会员\n周三满 68 元减 6 元',
  term: '每周三每人一张，到店出示会员码',
}

const WEDNESDAY_TEXTS = [
  [
    '周三是小满的会员日，普卡满 68 元减 6 元。下班我会去，要不要一起？',
    '周三去小满添点小东西，满 68 元减 6 元，到店出示会员码就行。',
    '把周三留给自己：逛逛小满，买一样喜欢的。',
  ],
  [
    '又到周三。上次看中的杯子还在，这次满 68 元减 6 元，带回家。',
    '周三会员日，满 68 元减 6 元，当天用。店里新到了陶瓶，可以看看。',
    '一周过半，去小满走走。会员码备好，周三满 68 元减 6 元。',
  ],
]
