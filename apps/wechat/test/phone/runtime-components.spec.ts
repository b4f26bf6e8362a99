import type { PhoneHost } from '../../src/phone/host.js'
import { FIXTURE, PhoneHouse, type Phones } from './phone-house.js'
import { until } from './until.js'

let house: PhoneHouse
let phones: Phones

const PARTS = '/pages/parts/index?from=test%20x'
const page = () => phones.of('A').locator('page')
const details = (type: string) => phones.details('A', type)

beforeAll(async () => {
  house = await PhoneHouse.open(FIXTURE)
})
afterAll(() => house.close())
beforeEach(async () => {
  phones = await house.phones({ A: 'lin' }, PARTS)
})
afterEach(() => phones.close())

test('a page is loaded with its query as it is written, and rendered with its loops, templates and WXS', async () => {
  expect((await details('load'))[0]).toEqual({ from: 'test%20x' })
  expect(await page().locator('#outer').innerText()).toContain('red!')
  expect(await page().locator('.row').allInnerTexts()).toEqual(['red!', 'green!'])
  await until(async () => expect(await details('ready')).toHaveLength(1))
  expect(house.errors).toEqual([])
})

test('a tap bubbles as plain data, with the dataset of where it happened and where it was caught', async () => {
  await page().locator('.row').nth(1).click()
  const taps = (await phones.told('A')).filter(({ type }) => type === 'tap')
  expect(taps.map(({ on, at }) => [on, at])).toEqual([
    [{ name: 'green' }, { name: 'green' }],
    [{ name: 'outer' }, { name: 'green' }],
  ])
})

test('an input takes what the page sets, also when that is what it was before, and stops at its maximum', async () => {
  const name = page().locator('.name')
  await name.pressSequentially('ab1')
  await until(async () => expect(await name.inputValue()).toBe('AB'))
  await name.pressSequentially('cdefg')
  await until(async () => expect(await name.inputValue()).toBe('ABCDE'))
  expect((await details('input')).map((detail) => (detail as { value: string }).value)).toContain('ABCDe')
  await name.press('Enter')
  await until(async () => expect(await details('confirm')).toEqual([{ value: 'ABCDE' }]))
  expect((await phones.told('A')).map(({ type }) => type)).toEqual(expect.arrayContaining(['focus', 'blur']))
})

test('the keyboard of a field types only what it has', async () => {
  await page().locator('.number').pressSequentially('1a2.3')
  await page().locator('.digit').pressSequentially('6x8.0.5')
  expect(await page().locator('.number').inputValue()).toBe('123')
  expect(await page().locator('.digit').inputValue()).toBe('68.05')
  expect(await page().locator('.digit').getAttribute('inputmode')).toBe('decimal')
  expect(await page().locator('.secret').getAttribute('type')).toBe('password')
})

test('a placeholder takes the colour of its class', async () => {
  const colour = () =>
    page()
      .locator('.name')
      .evaluate((field) => getComputedStyle(field, '::placeholder').color)
  await until(async () => expect(await colour()).toBe('rgb(200, 0, 0)'))
})

test('a disabled button takes no tap until the page lets it', async () => {
  const go = page().locator('.go')
  expect(await go.isDisabled()).toBe(true)
  await go.dispatchEvent('click')
  expect(await details('tap')).toEqual([])
  await page().locator('.unlock').click()
  await until(async () => expect(await go.isEnabled()).toBe(true))
  await go.click()
  expect(await details('tap')).toHaveLength(1)
})

test('a screen reader is told role, label and state, also a state that is off', async () => {
  const spoken = page().locator('.spoken')
  expect(await spoken.getAttribute('role')).toBe('checkbox')
  expect(await spoken.getAttribute('aria-checked')).toBe('true')
  expect(await spoken.getAttribute('aria-label')).toBe(null)
  await phones.of('A').getByRole('button', { name: 'Unlock it' }).click()
  await until(async () => expect(await spoken.getAttribute('aria-checked')).toBe('false'))
})

test('a picture tells its size, or that it failed', async () => {
  await until(async () => expect(await details('load')).toContainEqual({ width: 4, height: 2 }))
  await until(async () => expect(await details('error')).toHaveLength(1))
  const fit = await page()
    .locator('.good img')
    .evaluate((img) => getComputedStyle(img).objectFit)
  expect(fit).toBe('cover')
})

test('a scroll view tells its end once, a swiper its page', async () => {
  await page()
    .locator('.list')
    .evaluate((list) => list.scrollTo(0, 300))
  await until(async () => expect(await details('scrolltolower')).toEqual([{ direction: 'bottom' }]))
  await page()
    .locator('.slides')
    .evaluate((slides) => slides.scrollTo(slides.clientWidth, 0))
  await until(async () => expect(await details('change')).toEqual([expect.objectContaining({ current: 1 })]))
})

test('a picker shows its choices at the foot of the screen', async () => {
  await page().locator('.picked').click()
  await phones.of('A').getByRole('dialog').getByText('green').click()
  await until(async () => expect(await details('change')).toEqual([{ value: 1 }]))
})

test('a form gathers its fields, and empties them', async () => {
  await page().locator('.who').fill('lin')
  await page().locator('.on').click()
  await page().locator('.say').click()
  await page().locator('.b').click()
  await page().locator('.x').click()
  await page().locator('.y').click()
  await page().locator('.submit').click()
  const values = { who: 'lin', on: true, many: ['a', 'b'], one: 'y' }
  await until(async () => expect(await details('submit')).toEqual([{ value: values }]))
  await page().locator('.reset').click()
  await page().locator('.submit').click()
  const empty = { who: '', on: false, many: [], one: '' }
  await until(async () => expect((await details('submit'))[1]).toEqual({ value: empty }))
})

test('a component of the bundle keeps its own style, slot and events', async () => {
  const chip = page().locator('chip')
  expect(await chip.innerText()).toContain('in')
  await chip.locator('.chip').click({ position: { x: 2, y: 2 } })
  expect(await details('chosen')).toEqual([{ label: 'silver' }])
  const colour = (selector: string) =>
    page()
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).color)
  expect(await colour('.chip')).toBe('rgb(4, 5, 6)')
  expect(await colour('.echo')).toBe('rgb(7, 8, 9)')
})

test('sizes follow the width of the phone, and a page does not style another', async () => {
  const width = await page()
    .locator('.framed')
    .evaluate((element) => element.clientWidth)
  expect(width).toBeCloseTo(187.5, -1)
  const height = await page()
    .locator('.framed')
    .evaluate((element) => getComputedStyle(element).lineHeight)
  expect(height).toBe('30px')
  const paper = await page().evaluate((element) => getComputedStyle(element).backgroundColor)
  expect(paper).toBe('rgb(250, 250, 250)')
  await phones.of('A').locator('[data-tab=Tab]').click()
  const other = phones.of('A').locator('page[data-route="pages/tab/index"] .echo')
  expect(await other.evaluate((element) => getComputedStyle(element).color)).not.toBe('rgb(7, 8, 9)')
})

test('a hover class stands while a finger presses', async () => {
  const framed = page().locator('.framed')
  await framed.dispatchEvent('pointerdown', { isPrimary: true })
  await until(async () => expect(await framed.getAttribute('class')).toContain('pressed'))
  await framed.dispatchEvent('pointerup', { isPrimary: true })
  await until(async () => expect(await framed.getAttribute('class')).not.toContain('pressed'))
})

test('a canvas of the new kind is drawn on, in its own pixels', async () => {
  const drawn = await phones.of('A').evaluate(async () => {
    const { wx } = (window.passalongPhone as PhoneHost).bundleApp() as { wx: { createSelectorQuery: () => Query } }
    type Found = { node: HTMLCanvasElement; width: number; height: number }
    type Query = { select: (id: string) => { fields: (f: object) => { exec: (done: (r: Found[]) => void) => void } } }
    const query = wx.createSelectorQuery().select('#cloth').fields({ node: true, size: true })
    const [found] = await new Promise<Found[]>((resolve) => query.exec(resolve))
    const pen = found?.node.getContext('2d')
    pen?.fillRect(0, 0, 10, 10)
    return [found?.width, found?.height, pen?.getImageData(5, 5, 1, 1).data[3]]
  })
  expect(drawn).toEqual([100, 50, 255])
})

test('an element that the phone lacks throws by its name', async () => {
  await phones.call('A', 'navigateTo', { url: '/pages/strange/index' })
  await until(async () => expect(house.errors).toContain('A: <live-player> is not in this phone'))
  const faults = await phones.of('A').evaluate(() => window.passalongPhone?.bundleApp()?.['faults'])
  expect(faults).toContain('<live-player> is not in this phone')
})

test('a page that is pulled down renews itself until it says that it is done', async () => {
  const scroller = phones.of('A').locator('.phone-scroller').first()
  await scroller.dispatchEvent('mousedown', { clientY: 120, buttons: 1 })
  await scroller.dispatchEvent('mousemove', { clientY: 220, buttons: 1 })
  await scroller.dispatchEvent('mouseup', { clientY: 220 })
  await until(async () => expect(await details('pulled')).toHaveLength(1))
  const dots = phones.of('A').locator('.phone-refresh').first()
  expect(await dots.isVisible()).toBe(true)
  await phones.call('A', 'stopPullDownRefresh')
  expect(await dots.isVisible()).toBe(false)
})
