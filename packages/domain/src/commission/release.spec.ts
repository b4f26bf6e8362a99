import { parseDay, startOfDay } from '../calendar/day.js'
import { decideRelease } from './release.js'

const dueOn = parseDay('2026-11-29') as number
const due = { orderId: 7, level: 1, payeeId: 5, dueOn, amountFen: 620, takenBackFen: 100 }

it('what refunds left of a commission becomes available at 00:00 of its day', () => {
  expect(decideRelease(due, false)).toEqual({
    releasedFen: 520,
    to: 'available',
    movement: {
      kind: 'commission-released',
      businessKey: 'commission:7:1:released',
      source: 'member:5:commission:pending',
      destination: 'member:5:commission:available',
      amount: 520,
      occurredAtMs: startOfDay(dueOn),
      datedOn: dueOn,
      memberId: 5,
      orderId: 7,
    },
  })
})

it('an employee’s goes to the payroll', () => {
  const { to, movement } = decideRelease({ ...due, level: 2 }, true)
  expect([to, movement?.kind, movement?.destination]).toEqual([
    'payroll',
    'commission-payroll',
    'member:5:commission:payroll',
  ])
  expect(movement?.businessKey).toBe('commission:7:2:released')
})

it('nothing is released when everything went back', () => {
  expect(decideRelease({ ...due, takenBackFen: 620 }, false)).toEqual({ releasedFen: 0, to: null, movement: null })
})
