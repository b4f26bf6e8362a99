import { type Audience, type Day, partsOf } from '@passalong/domain'
import { type SubjectKind } from '../share/subjects.js'
import { type DemoPicture } from './pictures/index.js'

/** A material of the demo shop as an operator would write it; pictures are named and drawn when they are put in. */
export interface DemoMaterial {
  code: string
  title: string
  /** Share texts in variants. */
  texts: string[]
  template: string
  values: {
    texts: Record<string, string>
    pricesFen: Record<string, number>
    pictures: Record<string, DemoPicture>
  }
  subject: { kind: SubjectKind; code: string; title: string }
  audience: Audience
  /** The first and the last day on which it is shown. */
  from: Day
  until: Day
}

/** What everybody gets who joins, whatever store their friend belongs to. */
export const everybody = { gift: '入会即是普卡会员\n每消费 1 元得 1 积分', term: '入会免费，100 积分抵 1 元' }

/** `11 月 28 日` with what follows. */
export function dated(day: Day, then: string): string {
  const { month, date } = partsOf(day)
  return `${month} 月 ${date} 日${then}`
}
