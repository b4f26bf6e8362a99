import { JSDOM } from 'jsdom'
import { TallyShares } from '../../src/chain/tally-shares.js'
import { digitsAt } from '../../src/operator/authenticator.js'
import { type NewOperator } from '../../src/operator/operators.js'
import { type Caller } from '../factories/caller.js'
import { type House, STORE, startHouse } from '../factories/house.js'
import { crowd } from '../factories/till.js'
import { payee, withdraw } from '../factories/withdrawing.js'

/** Where the demo's front door puts the API: the page must find its server behind any prefix. */
const PREFIX = '/hosts/api.passalong.example'

let house: House
let operator: NewOperator
let page: JSDOM

beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house?.close())
beforeEach(async () => {
  house.forgetRates()
  operator = await house.addOperator()
  page = await open()
})
afterEach(async () => {
  page.window.close()
  await house.database.run(`DELETE FROM clerk WHERE name <> '周店员'`)
  await house.database.run('DELETE FROM commission_rules')
  await house.database.run('DELETE FROM withdrawal_settings')
})

/** The page as a browser has it: its script runs, and what it asks for goes to the house. */
async function open(): Promise<JSDOM> {
  const { text } = await house.stranger().get('/operator')
  return new JSDOM(text, {
    url: `http://shop.example${PREFIX}/operator`,
    runScripts: 'dangerously',
    beforeParse(window) {
      const ask = (path: string, init: RequestInit) => {
        const address = new URL(path, window.location.href)
        if (!address.pathname.startsWith(`${PREFIX}/v1/`)) throw new Error(`the page asked for ${address.href}`)
        return fetch(house.url + address.pathname.slice(PREFIX.length), init)
      }
      Object.assign(window, { fetch: ask })
    },
  })
}

function one<T extends Element = HTMLElement>(selector: string): T {
  const found = page.window.document.querySelector<T>(selector)
  if (!found) throw new Error(`the page has no ${selector}`)
  return found
}

const isShown = (selector: string) => one(selector).closest('[hidden]') === null
const textOf = (selector: string) => one(selector).textContent ?? ''

async function until(what: string, holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 60_000; !holds(); ) {
    if (Date.now() > end) throw new Error(`in vain waited until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

function fill(form: string, values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) one<HTMLInputElement>(`${form} [name=${name}]`).value = value
  one(`${form} button`).click()
}

async function signIn(): Promise<void> {
  const { username, password, totpSecret } = operator
  fill('#sign-in', { username, password, totp: digitsAt(totpSecret, house.clock.now()) })
  await until('somebody is signed in', () => isShown('#waiting') && !isShown('#loading'))
}

const apply = async (person: 'chen' | 'wang', name: string) => {
  await (await house.signIn(person)).must(201).post('/v1/clerk-applications', { storeCode: STORE, name })
}

it('signed out: only the form; a wrong password is told in both languages and the digits are cleared', async () => {
  expect([isShown('#sign-in'), isShown('#waiting'), isShown('#claim'), isShown('#sign-out')]).toEqual([
    true,
    false,
    false,
    false,
  ])
  fill('#sign-in', { username: operator.username, password: 'wrong', totp: '123456' })
  await until('the fault shows', () => isShown('#sign-in .fault'))
  expect(textOf('#sign-in .fault')).toMatch(/动态码不对.*code is wrong/)
  expect(one<HTMLInputElement>('#sign-in [name=totp]').value).toBe('')
})

it('empty, then an application appears as text, is approved, and its clerk can be dismissed', async () => {
  await signIn()
  expect([isShown('#empty'), isShown('#items')]).toEqual([true, false])
  await apply('chen', '陈<b>一诺')
  one('#refresh').click()
  await until('the application shows', () => isShown('#items'))
  expect(textOf('#items .name')).toBe('陈<b>一诺')
  expect(textOf('#items .hint')).toContain('小满生活 武康路店')
  one('#items .approve').click()
  await until('the list is empty', () => isShown('#empty'))
  expect(textOf('#said')).toContain('陈<b>一诺')
  expect(textOf('#at-work')).toContain('陈<b>一诺')
  const ask = one('#at-work li:last-child .ask')
  ask.click()
  expect(page.window.document.querySelectorAll('#at-work li')).toHaveLength(2)
  one('#at-work li:last-child .sure').click()
  await until('one clerk is left', () => page.window.document.querySelectorAll('#at-work li').length === 1)
})

it('refuses an application', async () => {
  await apply('wang', '王向晚')
  await signIn()
  one('#items .refuse').click()
  await until('the list is empty', () => isShown('#empty'))
  expect(await house.database.rows(`SELECT state FROM clerk WHERE name = '王向晚'`)).toEqual([{ state: 'refused' }])
})

it('a decision whose answer was lost is the same decision when it is tried again', async () => {
  await apply('wang', '王向晚')
  await signIn()
  const { fetch: asking } = page.window as unknown as { fetch: typeof fetch }
  let lost = 0
  const losing: typeof fetch = async (input, init) => {
    const answer = await asking(input, init)
    if (init?.method === 'POST' && lost++ === 0) throw new TypeError('the network went away')
    return answer
  }
  Object.assign(page.window, { fetch: losing })
  one('#items .approve').click()
  await until('the fault shows', () => isShown('#items .fault'))
  expect(textOf('#items .fault')).toContain('No answer came')
  one('#items .approve').click()
  await until('it is done', () => isShown('#empty'))
  expect(textOf('#said')).toContain('王向晚')
})

it('a withdrawal above the limit waits there, masked; refused with a reason, its member reads it', async () => {
  const lin = await payee(house, 50_000)
  const { body } = await withdraw(lin, 30_050)
  await signIn()
  expect(textOf('#items .name')).toContain('¥300.50')
  expect(textOf('#items .hint')).toMatch(/\*\*诺.*net ¥300\.50/)
  expect(textOf('#items')).not.toContain('陈一诺')
  one<HTMLInputElement>('#items .reason input').value = '请先到店核对'
  one('#items .refuse').click()
  await until('the list is empty', () => isShown('#empty'))
  const after = await lin.must(200).get(`/v1/me/withdrawals/${body['id']}`)
  expect(after.body).toMatchObject({ state: 'refused', reason: '请先到店核对' })
})

it('a withdrawal is approved, a promoter too', async () => {
  const lin = await payee(house, 50_000)
  const { body } = await withdraw(lin, 30_000)
  await signIn()
  expect(isShown('#items .reason')).toBe(true)
  one('#items .approve').click()
  await until('the list is empty', () => isShown('#empty'))
  expect(textOf('#said')).toContain('¥300.00')
  expect((await lin.must(200).get(`/v1/me/withdrawals/${body['id']}`)).body['state']).toBe('sending')
  one<HTMLInputElement>('#rules-form [name=promoterApproval]').checked = true
  one('#rules-form button').click()
  await until('it is kept', () => textOf('#rules-form .said').includes('Saved'))
  const [asking] = (await crowd(house, 1)) as [Caller]
  const { version } = (await asking.must(200).get('/v1/promoter-terms')).body
  await asking.must(201).post('/v1/me/promoter-terms', { version })
  one('#refresh').click()
  await until('the promoter shows', () => isShown('#items'))
  expect(isShown('#items .reason')).toBe(false)
  one('#items .approve').click()
  await until('the list is empty', () => isShown('#empty'))
  expect(textOf('#said')).toContain('promoter now')
})

it('limits and rules: what is in force shows, what makes no sense is told, what is saved holds', async () => {
  await signIn()
  const limit = (name: string) => one<HTMLInputElement>(`#limits-form [name=${name}]`)
  expect([limit('minimumFen').value, limit('approvalAboveFen').value]).toEqual(['1.00', '200.00'])
  limit('approvalAboveFen').value = '0.295'
  one('#limits-form button').click()
  await until('the fault shows', () => isShown('#limits-form .fault'))
  expect(textOf('#limits-form .fault')).toContain('two decimals')
  limit('approvalAboveFen').value = '0.29'
  one('#limits-form button').click()
  await until('it is kept', () => textOf('#limits-form .said').includes('Saved'))
  expect(limit('approvalAboveFen').value).toBe('0.29')
  one<HTMLInputElement>('#rules-form [name=first]').value = '30.01'
  one('#rules-form button').click()
  await until('the cap is told', () => isShown('#rules-form .fault'))
  const rule = (name: string) => one<HTMLInputElement>(`#rules-form [name=${name}]`)
  expect([rule('referralValidDays').value, rule('protectionDays').value]).toEqual(['', '0'])
  rule('first').value = '12.5'
  rule('referralValidDays').value = '180'
  rule('protectionDays').value = '7'
  one('#rules-form button').click()
  await until('it is kept', () => textOf('#rules-form .said').includes('Saved'))
  expect(['first', 'referralValidDays', 'protectionDays'].map((name) => rule(name).value)).toEqual([
    '12.50',
    '180',
    '7',
  ])
})

it('issues a claim code, and says who is unknown', async () => {
  const columns = 'id, member_no, status, nickname, joined_at, tier, standing_on, import_ref'
  await house.database.run(
    `INSERT INTO member (${columns}) VALUES (77, '1234567890', 'active', 'x', ${house.clock.literal()}, 'basic', '2026-01-01', 'cdnow:77')`,
  )
  await signIn()
  fill('#issue', { importRef: 'cdnow:none' })
  await until('the fault shows', () => isShown('#issue .fault'))
  fill('#issue', { importRef: ' cdnow:77 ' })
  await until('the code shows', () => isShown('#issued'))
  expect(textOf('#issued .code')).toMatch(/^[2-9A-Z]{5} [2-9A-Z]{5}$/)
  expect(isShown('#issue .fault')).toBe(false)
})

it('shows what came of share chains: of the shop, of a sharer from the ranks, of a link with its place', async () => {
  const lin = await house.join('lin', { nickname: '<b>林' })
  const link = { subject: { kind: 'join' }, channel: 'card' }
  const token = String((await lin.must(201).post('/v1/share-links', link)).body['token'])
  await (await house.signIn('chen')).must(201).post('/v1/visits', { token })
  await house.join('chen', { linkToken: token })
  await house.app.get(TallyShares, { strict: false }).run()
  await signIn()
  one('#report-form button').click()
  await until('the report shows', () => isShown('#report'))
  expect(textOf('#report-title')).toBe('小满生活')
  expect(
    [...page.window.document.querySelectorAll('#report-tiles dd')].slice(0, 4).map((tile) => tile.textContent),
  ).toEqual(['1', '1', '1', '2'])
  expect(textOf('#report-k')).toContain('入会 1 ÷')
  expect(textOf('#report-sharers tbody')).toContain('<*')
  one('#report-sharers .lead').click()
  await until('the sharer’s report shows', () => textOf('#report-title') === '<*')
  expect(one<HTMLSelectElement>('#report-form [name=scope]').value).toBe('member')
  one<HTMLSelectElement>('#report-form [name=scope]').value = 'link'
  fill('#report-form', { id: token })
  await until('the link’s place shows', () => isShown('#report-place'))
  expect(textOf('#report-above')).toMatch(/打开 1 · 入会 1/)
  fill('#report-form', { id: 'x'.repeat(16) })
  await until('the fault shows', () => isShown('#report-form .fault'))
  expect(textOf('#report-form .fault')).not.toBe('')
  expect(isShown('#report')).toBe(false)
})

it('the database away: a sentence and a button that works when it is back', async () => {
  await signIn()
  await house.wires.database.cut()
  one('#refresh').click()
  await until('the fault shows', () => isShown('#failed .fault'))
  await house.wires.database.mend()
  one('#retry').click()
  await until('the list is back', () => isShown('#empty'))
})

it('a session that ended elsewhere leads back to the form; signing out ends it everywhere', async () => {
  await signIn()
  await house.database.run('DELETE FROM session WHERE operator_id IS NOT NULL')
  one('#refresh').click()
  await until('the form is back', () => isShown('#sign-in'))
  expect([isShown('#sign-in .fault'), isShown('#claim')]).toEqual([true, false])
  house.clock.pass(31_000)
  await signIn()
  one('#sign-out').click()
  await until('the form is back', () => isShown('#sign-in'))
  expect(await house.database.rows('SELECT 1 FROM session WHERE operator_id IS NOT NULL')).toEqual([])
})

it('material: the plan names empty days, the list shows each, results stand by version, and what is withdrawn goes', async () => {
  const caller = await house.signInOperator()
  const day = (from: number) => new Date(house.clock.now() + (from * 24 + 8) * 3_600_000).toISOString().slice(0, 10)
  const material = (code: string, title: string, until: number, audience: object) => ({
    code,
    title,
    texts: ['来店里坐坐'],
    template: { code: 'join' },
    values: {
      texts: { title: '留一张卡', gift: '入会即得购物袋券一张', term: '7 天内到店使用' },
      pricesFen: {},
      pictures: {},
    },
    subject: { kind: 'join' },
    ...{ from: day(0), until: day(until), audience },
  })
  const path = '/v1/operator/materials'
  const { body } = await caller.must(201).post(path, material('page-all', '给<b>所有人', 11, {}))
  await caller.must(201).post(path, material('page-gold', '给金卡', 13, { tiers: ['gold'], minJoins: 2 }))
  await house.database.run(
    'INSERT INTO share_tally (scope, scope_id, axis, bucket, links, joins, paid_fen) VALUES (7, ?, 1, 0, 3, 2, 6850)',
    [Number(body['versionId'])],
  )
  await signIn()
  const days = [...page.window.document.querySelectorAll('#plan li')]
  expect(days).toHaveLength(14)
  expect(days.map((one) => one.classList.contains('lacking')).lastIndexOf(false)).toBe(11)
  expect(days[0]?.textContent).toContain('给<b>所有人')
  expect(textOf('#plan-empty')).toContain(day(12).slice(5))
  const rows = [...page.window.document.querySelectorAll('#material-list li')]
  const row = (title: string) => rows.find((one) => one.querySelector('.name')?.textContent === title) as HTMLElement
  expect(row('给金卡').querySelector('.hint')?.textContent).toMatch(
    /金卡、带来过至少 2 位朋友的.*Gold, who brought 2 or more friends/,
  )
  expect(row('给<b>所有人').querySelector('img')?.getAttribute('src')).toBe(
    new URL(String(body['cardUrl'])).pathname.slice(1),
  )
  row('给<b>所有人').querySelector<HTMLElement>('.results')?.click()
  await until('the results show', () => isShown('#material-results'))
  expect(textOf('#material-versions tbody')).toMatch(/^1 · 给<b>所有人（.*）30[^0-9]*20[^0-9]*68\.50/)
  row('给<b>所有人').querySelector<HTMLElement>('.withdraw')?.click()
  row('给<b>所有人').querySelector<HTMLElement>('.sure')?.click()
  await until('it is gone', () => !textOf('#material-list').includes('所有人'))
  expect(textOf('#plan')).not.toContain('所有人')
  one('#materials-past').click()
  expect(textOf('#material-list')).toMatch(/给<b>所有人.*已撤下/)
})
