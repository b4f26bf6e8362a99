import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseFarm } from '../../src/measuring/farm-events.js'

const lines = (...events: object[]) => events.map((event) => JSON.stringify(event)).join('\n')
const an = { t: 0, type: 'join', who: 'an' }
const order = { t: 5, type: 'order', id: 'o', who: 'an', amountFen: 100 }

it('the example of the document is a farm file', async () => {
  const text = await readFile(join(process.cwd(), 'docs/FARMS.md'), 'utf8')
  const example = text.slice(text.lastIndexOf('```\n#') + 4, text.lastIndexOf('```'))
  const { events, faults } = parseFarm(example)
  expect(faults).toEqual([])
  expect(events.map(({ type }) => type)).toEqual(['join', 'join', 'order', 'visit', 'join', 'order', 'refund', 'payee'])
  expect(events[3]).toEqual({
    ...{ type: 'visit', line: 5, atMs: 90_000_500, who: 'cy', via: 'bo', channel: 'qr', device: null, unionid: null },
  })
})

it('events come by their time, at the same time by their line, and defaults stand for what is left out', () => {
  const { events } = parseFarm(`﻿${lines(order, an, { t: 0, type: 'join', who: 'bo', via: 'an' })}\r\n\n# end\n`)
  expect(events.map(({ line }) => line)).toEqual([2, 3, 1])
  expect(events[1]).toMatchObject({ channel: 'card', promoter: true, real: false, device: null })
})

it.each([
  ['not-json', null, '{'],
  ['not-json', null, '[]'],
  ['type-unknown', 'type', lines({ t: 0, type: 'toString' })],
  ['field-missing', 't', lines({ type: 'join', who: 'an' })],
  ['field-invalid', 't', lines({ ...an, t: -1 })],
  ['field-missing', 'who', lines({ t: 0, type: 'join' })],
  ['field-unknown', 'devise', lines({ ...an, devise: 'd' })],
  ['field-invalid', 'amountFen', lines({ ...order, amountFen: 1.5 })],
  ['field-invalid', 'share', lines({ t: 9, type: 'refund', order: 'o', share: 1.1 })],
  ['field-invalid', 'channel', lines({ ...an, channel: 'sms' })],
  ['joined-twice', null, lines(an, an)],
  ['no-member-yet', null, lines({ ...order, who: 'bo' })],
  ['no-member-yet', null, lines({ t: 0, type: 'join', who: 'bo', via: 'an' })],
  ['order-twice', null, lines(an, order, order)],
  ['order-unknown', null, lines({ t: 0, type: 'undo', order: 'x' })],
  ['visit-of-own', null, lines(an, { t: 1, type: 'visit', who: 'an', via: 'an' })],
])('%s %s', (reason, field, content) => {
  expect(parseFarm(content).faults.map((fault) => [fault.reason, fault.field])).toContainEqual([reason, field])
})

it('no more goes back than was paid', () => {
  const back = (share: number, t = 9) => ({ t, type: 'refund', order: 'o', share })
  expect(parseFarm(lines(an, order, back(0.1), back(0.2), back(0.7))).faults).toEqual([])
  expect(parseFarm(lines(an, order, back(0.6), back(0.5, 10))).faults).toEqual([
    { line: 4, reason: 'refunded-too-much', field: null },
  ])
})
