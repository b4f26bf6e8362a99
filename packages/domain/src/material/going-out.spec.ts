import { parseDay } from '../calendar/day.js'
import { goesOut, type Outgoing } from './going-out.js'

const day = parseDay('2026-12-02') as number
const shown: Outgoing = { from: day, until: day + 1, withdrawn: false, replacedAtMs: null }
const at = (text: string) => Date.parse(`${text}+08:00`)
const noon = at('2026-12-02T12:00')

it.each<[string, Partial<Outgoing>, number, ReturnType<typeof goesOut>]>([
  ['on its first moment', {}, at('2026-12-02T00:00'), 'yes'],
  ['a moment before it', {}, at('2026-12-02T00:00') - 1, 'early'],
  ['on its last', {}, at('2026-12-04T00:00') - 1, 'yes'],
  ['an hour after midnight', {}, at('2026-12-04T01:00') - 1, 'yes'],
  ['later', {}, at('2026-12-04T01:00'), 'over'],
  ['once it was withdrawn', { withdrawn: true }, noon, 'over'],
  ['withdrawn before it began', { withdrawn: true }, at('2026-12-01T12:00'), 'early'],
  ['just after an edit', { replacedAtMs: noon - 3_600_000 }, noon, 'yes'],
  ['long after it', { replacedAtMs: noon - 3_600_001 }, noon, 'over'],
])('a version goes out %s: %j', (_, facts, nowMs, expected) => {
  expect(goesOut({ ...shown, ...facts }, nowMs)).toBe(expected)
})
