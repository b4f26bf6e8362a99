import { Account } from '../../src/stage/account.js'

/** The shop and WeChat as far as an account asks them; `status` is what `/v1/me` answers. */
class House {
  isMember = false
  isUp = true
  known = new Set<string>()
  asked: string[] = []

  answer(url: string, { headers = {} }: { headers?: Record<string, string> } = {}): Response {
    const path = url.replace(/^\/hosts\/[^/]+/, '')
    this.asked.push(path)
    if (!this.isUp) return Response.json({}, { status: 502 })
    if (path === '/wechat/login-codes') return Response.json({ code: 'code-1' })
    const token = (headers['authorization'] ?? '').replace('Bearer ', '')
    if (path !== '/v1/sessions' && !this.known.has(token)) return Response.json({}, { status: 401 })
    if (path.startsWith('/v1/sessions')) return this.#session(token)
    return Response.json({ growth: 0 }, { status: this.isMember ? 200 : 403 })
  }

  #session(old: string): Response {
    this.known.delete(old)
    const token = `token-${this.asked.length}`
    this.known.add(token)
    return Response.json({ token, member: this.isMember }, { status: 201 })
  }
}

let house: House
let account: Account
const me = () => account.askAsMember('/v1/me')
const refused = () => house.asked.filter((path) => path === '/v1/me')
const { fetch: before } = globalThis

beforeEach(() => {
  house = new House()
  account = new Account('lin')
  globalThis.fetch = async (url, init) => house.answer(String(url), init as { headers?: Record<string, string> })
})
afterAll(() => {
  globalThis.fetch = before
})

test('somebody who is no member is not asked for a member’s page, until they have become one', async () => {
  for (let look = 0; look < 3; look += 1) expect(await me()).toEqual({ body: null, isAway: false })
  expect(refused()).toEqual([])
  house.isMember = true
  expect(await me()).toEqual({ body: { growth: 0 }, isAway: false })
  const looks = house.asked.length
  expect(await me()).toEqual({ body: { growth: 0 }, isAway: false })
  expect(house.asked.slice(looks)).toEqual(['/v1/me'])
})

test('one who has left is refused once, and no more', async () => {
  house.isMember = true
  await me()
  house.isMember = false
  for (let look = 0; look < 3; look += 1) expect(await me()).toEqual({ body: null, isAway: false })
  expect(refused()).toHaveLength(2)
})

test('while nobody answers nothing is known; afterwards it is asked anew', async () => {
  await me()
  house.isUp = false
  expect(await me()).toEqual({ body: null, isAway: true })
  expect(await me()).toEqual({ body: null, isAway: true })
  Object.assign(house, { isUp: true, isMember: true })
  expect(await me()).toEqual({ body: { growth: 0 }, isAway: false })
})

test('a shop that was made anew gets no token of the one before', async () => {
  house.isMember = true
  await me()
  house = new House()
  account.forget()
  await me()
  expect(house.asked).toEqual(['/wechat/login-codes', '/v1/sessions'])
})
