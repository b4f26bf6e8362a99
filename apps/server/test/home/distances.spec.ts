import { distances } from '../../src/home/trail-words.js'

const [UPLINE, PAYEE, BUYER, FIRST] = [1, 2, 3, 4]
const paid = [
  { level: 1, payeeId: PAYEE },
  { level: 2, payeeId: UPLINE },
]
const far = (line: number[], readerId: number, commissions = paid) =>
  Object.fromEntries(distances({ line, hidden: 0, commissions }, readerId))

it('whoever shared or bought stands in the line', () => {
  expect(far([BUYER, PAYEE, FIRST], PAYEE)).toEqual({ [BUYER]: 1, [PAYEE]: 0, [FIRST]: 1 })
  expect(far([BUYER, PAYEE, FIRST], BUYER)).toEqual({ [BUYER]: 0, [PAYEE]: 1, [FIRST]: 2 })
})

it('a referrer whose link the buyer did not follow stands beside the buyer', () => {
  expect(far([BUYER, FIRST], PAYEE)).toEqual({ [BUYER]: 1, [FIRST]: 2 })
})

it('who is paid on the second level knows who is paid on the first; the buyer is a level further', () => {
  expect(far([BUYER, PAYEE, FIRST], UPLINE)).toEqual({ [BUYER]: 2, [PAYEE]: 1, [FIRST]: 2 })
  expect(far([BUYER, FIRST], UPLINE)).toEqual({ [BUYER]: 2, [FIRST]: 3 })
})
