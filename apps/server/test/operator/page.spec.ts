import { messages } from '@passalong/contract'
import { type House, startHouse } from '../factories/house.js'

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house?.close())

it('lets only its own script and style run, differently named each time', async () => {
  const answers = [await house.stranger().get('/operator'), await house.stranger().get('/operator')]
  const nonces = answers.map(({ headers, text }) => {
    const policy = headers.get('content-security-policy') ?? ''
    const nonce = /script-src 'nonce-([\w-]+)';/.exec(policy)?.[1] ?? 'none'
    expect(policy).toContain(`default-src 'none'`)
    expect(policy).toContain(`style-src 'nonce-${nonce}'`)
    expect(policy).not.toMatch(/unsafe|\*/)
    expect(text.match(/<script nonce="([^"]*)"/)?.[1]).toBe(nonce)
    expect(text.match(/<style nonce="([^"]*)"/)?.[1]).toBe(nonce)
    return nonce
  })
  expect(new Set(nonces).size).toBe(2)
})

it('is one file in both languages that asks only by relative addresses', async () => {
  const { status, text, headers } = await house.stranger().get('/operator')
  expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
    200,
    'text/html; charset=utf-8',
    'no-store',
  ])
  for (const key of ['operator.waiting', 'operator.empty', 'operator.claim'] as const) {
    expect(text).toContain(messages[key].zh)
    expect(text).toContain(messages[key].en)
  }
  expect(text).not.toContain('{{')
  expect(text).not.toMatch(/(src|href|action)=["'](?!data:)/)
  expect(text).not.toMatch(/['"]\/v1\//)
  expect(text).not.toMatch(/ on\w+=/)
})
