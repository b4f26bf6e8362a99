import { createCanvas } from '@napi-rs/canvas'
import { HOME, usual } from './answers'
import { CODE_URL, material, ORDER, PICTURE_URL, postersUsual } from './materials'
import { type Page, Phone, until } from './phone'

const sentTo = (phone: Phone) =>
  phone.sent.filter(({ path }) => path.endsWith('/sent')).map(({ path }) => path.split('/')[3])
const orders = (phone: Phone) => phone.calls('POST /v1/posters')
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const dayBefore = () => new Date(Date.now() + 8 * 3_600_000 - 86_400_000).toISOString().slice(0, 10)

function phoneWithMaterial(): Phone {
  const phone = new Phone()
  const sheet = createCanvas(200, 200)
  phone.paper.served = { [CODE_URL]: sheet.toBuffer('image/png'), [PICTURE_URL]: sheet.toBuffer('image/png') }
  phone.answers = { ...usual({ member: true }), ...postersUsual() }
  return phone
}

const thePoster = (page: Page) =>
  until(
    () => page.find('poster-picture') !== undefined,
    () => page.words(),
  )
const canSave = async (page: Page) => {
  await thePoster(page)
  await until(() => page.find('poster-save') !== undefined)
}

test('the poster is drawn while the home screen is looked at: the share tab shows it without asking anybody', async () => {
  const phone = phoneWithMaterial()
  const home = await phone.open('pages/home/index')
  await home.sees('今日素材')
  await home.sees('一盏暖光，陪你入冬')
  await until(() => phone.files.size === 1)
  home.lifecycle('onHide')
  expect(orders(phone).map(({ body }) => body['cut'])).toEqual(['tall'])
  const [file] = phone.files
  expect(file).toContain(`poster-${today()}`)

  const share = await phone.open('pages/share/index')
  await thePoster(share)
  expect(orders(phone).filter(({ body }) => body['cut'] === 'tall')).toHaveLength(1)
  await share.tap('poster-save')
  await until(() => phone.album.length === 1)
  expect(phone.album).toEqual([file])
  await until(() => sentTo(phone).includes(ORDER.token))
  expect(phone.said).toContain('已保存到相册')
})

test('what was drawn once is there at the next start, without a server and without a canvas', async () => {
  const phone = phoneWithMaterial()
  await canSave(await phone.open('pages/share/index'))
  await until(() => phone.files.size === 2)

  const next = phoneWithMaterial()
  for (const [name, value] of phone.storage) next.storage.set(name, value)
  for (const file of phone.files) next.files.add(file)
  next.paper.hasCanvas = false
  next.answers = Object.fromEntries(Object.keys(next.answers).map((route) => [route, () => null]))
  const page = await next.open('pages/share/index')
  await canSave(page)
  expect(orders(next)).toEqual([])
  await page.sees('离线')
})

test('its words are copied with one tap, said another way with the next', async () => {
  const phone = phoneWithMaterial()
  const page = await phone.open('pages/share/index')
  await page.sees('今晚的灯，换了一盏暖的。')
  await page.tap('words-another')
  await page.sees('灯亮了，来坐坐。')
  await page.tap('words-copy')
  await until(() => phone.copied.length === 1)
  expect(phone.copied).toEqual(['灯亮了，来坐坐。'])
})

test('the square is drawn ahead and shown at a tap; today’s figures stand below', async () => {
  const phone = phoneWithMaterial()
  const page = await phone.open('pages/share/index')
  await thePoster(page)
  await until(() => phone.files.size === 2)
  await page.tap('cut-square')
  await page.sees('保存方图')
  await thePoster(page)
  await page.tap('poster-forward')
  await until(() => phone.forwarded.length === 1)
  expect(phone.forwarded[0]).toContain('square')
  await page.sees('¥128.00')
  await page.tap('poster-picture')
  await until(() => phone.seen.length === 1)
})

test('the card carries the material: its title and picture, a link of its own that was made ahead and is told of when it goes', async () => {
  const phone = phoneWithMaterial()
  const page = await phone.open('pages/share/index')
  await thePoster(page)
  const minted = () =>
    phone.calls('POST /v1/share-links').filter(({ body }) => body['materialVersion'] === material.versionId)
  await until(() => minted().length === 2)
  expect(phone.calls('POST /v1/share-links').every(({ body }) => body['ahead'] === true)).toBe(true)
  expect(minted().map(({ body }) => [body['channel'], body['subject']])).toEqual([
    ['card', { kind: 'product', code: 'LAMP-01' }],
    ['moments', { kind: 'product', code: 'LAMP-01' }],
  ])
  expect(sentTo(phone)).toEqual([])
  const card = () => page.lifecycle<Record<string, unknown>>('onShareAppMessage', { from: 'button' })
  await until(() => card()['title'] === material.title)
  expect(card()).toEqual({ title: material.title, path: '/pages/join/index?t=card-7', imageUrl: material.cardUrl })
  expect(page.lifecycle('onShareTimeline')).toEqual({
    title: material.title,
    query: 't=moments-7',
    imageUrl: material.squareUrl,
  })
  await until(() => sentTo(phone).includes('moments-7'))
  // However often it was handed over, the server is told once.
  expect(sentTo(phone).filter((token) => token === 'card-7')).toHaveLength(1)
})

test('a sending that the server did not hear of is told once there is a network', async () => {
  const phone = phoneWithMaterial()
  const heard = phone.answers['POST /v1/share-links/card-7/sent']
  phone.answers['POST /v1/share-links/card-7/sent'] = () => null
  const page = await phone.open('pages/share/index')
  await thePoster(page)
  await until(() => phone.calls('POST /v1/share-links').length >= 2)
  await until(() => page.lifecycle<{ title: string }>('onShareAppMessage', {}).title === material.title)
  await until(() => sentTo(phone).includes('card-7'))
  if (heard) phone.answers['POST /v1/share-links/card-7/sent'] = heard
  await until(() => {
    phone.networkBack()
    return phone.storage.get('sent-waiting') === '[]'
  })
  const keys = phone.sent.filter(({ path }) => path.includes('card-7')).map(({ key }) => key)
  expect(new Set(keys).size).toBe(1)
})

test('refused once: the sheet says why and the settings save it; refused there: what works without', async () => {
  const phone = phoneWithMaterial()
  phone.albumRefuses = 'auth deny'
  const page = await phone.open('pages/share/index')
  await canSave(page)
  await page.tap('poster-save')
  await page.sees('保存到相册，需要你的同意')
  expect(sentTo(phone)).toEqual([])

  const settle = (isAllowed: boolean) =>
    page.find('album-settings')?.dispatchEvent('opensetting', {
      detail: { errMsg: 'openSetting:ok', authSetting: { 'scope.writePhotosAlbum': isAllowed } },
    })
  settle(false)
  await page.sees('没有保存')
  await page.tap('album-zoom')
  await until(() => phone.seen.length === 1)

  phone.albumRefuses = null
  settle(true)
  await until(() => phone.album.length === 1)
  await until(() => page.find('album-settings') === undefined)
})

test.each([
  ['system permission denied', '请在手机的「设置'],
  ['no space left on device', '手机存储已满'],
  ['file not exists', '没有保存成功'],
])('the album fails with "%s": a sentence, and nothing counts as sent', async (refused, words) => {
  const phone = phoneWithMaterial()
  phone.albumRefuses = refused
  const page = await phone.open('pages/share/index')
  await canSave(page)
  await page.tap('poster-save')
  await page.sees(words)
  expect(phone.album).toEqual([])
  expect(sentTo(phone)).toEqual([])
})

test('without the code there is no poster, but the card goes; a retry brings it', async () => {
  const phone = phoneWithMaterial()
  const well = phone.answers['POST /v1/posters']
  phone.answers['POST /v1/posters'] = () => [503, { code: 'poster-code-away', message: '小程序码暂时取不到' }]
  const page = await phone.open('pages/share/index')
  await page.sees('你的小程序码暂时取不到')
  await page.sees('发给朋友')
  await page.tap('poster-forward')
  expect(phone.forwarded).toEqual([])
  await page.tap('poster-save')
  expect(phone.album).toEqual([])
  if (well) phone.answers['POST /v1/posters'] = well
  // A try that was under way meanwhile ends without the code: a person taps again.
  await until(
    () => {
      page.find('poster-retry')?.dispatchEvent('tap')
      return page.find('poster-picture') !== undefined
    },
    () => page.words(),
  )
})

test('a picture that fails is named, nothing is shown or saved of the rest, and a retry draws it', async () => {
  const phone = phoneWithMaterial()
  phone.paper.served[PICTURE_URL] = 'broken'
  const page = await phone.open('pages/share/index')
  await page.sees('素材图片没有加载出来')
  expect(page.find('poster-picture')).toBeUndefined()
  const [code] = [phone.paper.served[CODE_URL]]
  if (code) phone.paper.served[PICTURE_URL] = code
  await page.tap('poster-retry')
  await thePoster(page)
})

test('a phone that cannot draw gets the server’s picture, and says so when there is none', async () => {
  const phone = phoneWithMaterial()
  phone.paper.hasCanvas = false
  phone.downloads = () => 503
  const page = await phone.open('pages/share/index')
  await page.sees('海报没有画出来')
  expect(page.find('poster-picture')).toBeUndefined()
  phone.downloads = (url) => (url === ORDER.pictureUrl ? 'wxfile://tmp_server.jpg' : 404)
  await page.tap('poster-retry')
  await canSave(page)
  await page.tap('poster-save')
  await until(() => phone.album.length === 1)
})

test('a phone without room for the file shows the poster all the same, from where it was drawn', async () => {
  const phone = phoneWithMaterial()
  phone.isFull = true
  const page = await phone.open('pages/share/index')
  await canSave(page)
  await page.tap('poster-save')
  await until(() => phone.album.length === 1)
  expect(phone.album[0]).toContain('tmp_')
})

test('a day without a network: yesterday’s poster is still at hand, and the page says which it is; today’s tidies it away', async () => {
  const phone = phoneWithMaterial()
  const first = await phone.open('pages/share/index')
  await canSave(first)
  // Both are kept whole before another phone takes over: what an app still writes goes to whichever phone there is.
  await first.tap('cut-square')
  await until(() => first.find('poster-picture') !== undefined && first.words().includes('保存方图'))
  await until(() => String(phone.storage.get('posters')).includes('square') && phone.files.size === 2)
  await first.tap('cut-tall')
  await canSave(first)
  const aDayOn = new Phone()
  const older = (value: unknown) => String(value).replaceAll(today(), dayBefore())
  for (const [name, value] of phone.storage) aDayOn.storage.set(name, older(value))
  for (const file of phone.files) aDayOn.files.add(older(file))
  const old = [...aDayOn.files]
  aDayOn.answers = Object.fromEntries(Object.keys(phone.answers).map((route) => [route, () => null]))
  const page = await aDayOn.open('pages/share/index')
  const [, month, date] = dayBefore().split('-').map(Number)
  await page.sees(`没有网络。这是 ${month} 月 ${date} 日的海报`)
  await canSave(page)

  aDayOn.paper.served = phone.paper.served
  aDayOn.answers = { ...usual({ member: true }), ...postersUsual() }
  aDayOn.networkBack()
  await until(
    () => old.every((file) => !aDayOn.files.has(file)),
    () => `${[...aDayOn.files].join(' ')} ${aDayOn.sent.map(({ path }) => path).join(' ')} ${page.words()}`,
  )
  await until(() => !page.words().includes('没有网络'))
})

test('without a network another material shows its own last poster, or none; never that of today’s', async () => {
  const before = phoneWithMaterial()
  await thePoster(await before.open('pages/share/index'))
  await until(() => before.files.size === 2 && String(before.storage.get('posters')).includes('square'))
  const lamp = JSON.parse(String(before.storage.get('posters'))) as { path: string }[]
  const path = lamp[0]?.path.replace(today(), dayBefore()) ?? ''
  const own = { ...lamp[0], key: 'own', materialId: 'other', title: '周三会员日', day: dayBefore(), path }
  // On another phone, which nothing is drawn on: what is drawn tidies away what is old.
  const openOffline = (id: string) => {
    const phone = phoneWithMaterial()
    for (const [name, value] of before.storage) phone.storage.set(name, value)
    for (const file of [...before.files, path]) phone.files.add(file)
    // The lamp's are newer: whoever takes the last of all takes one of them.
    phone.storage.set('posters', JSON.stringify([own, ...lamp]))
    phone.answers['POST /v1/posters'] = () => null
    phone.answers[`GET /v1/materials/${id}`] = () => [200, { ...material, id, versionId: id.length }]
    return phone.open('subpackages/poster/index', { id })
  }
  const page = await openOffline('other')
  await page.sees('没有网络。这是')
  const [, month, day] = dayBefore().split('-').map(Number)
  expect(page.words()).toContain(`没有网络。这是 ${month} 月 ${day} 日的海报`)
  const none = await openOffline('third')
  await none.sees('没有网络，海报暂时做不了')
  expect(none.find('poster-picture')).toBeUndefined()
})

test('a day without material has the invitation to join, as a card', async () => {
  const phone = phoneWithMaterial()
  phone.answers['GET /v1/materials/today'] = () => [200, { day: today(), material: null, others: [] }]
  const page = await phone.open('pages/share/index')
  await page.sees('介绍一位朋友')
  expect(page.find('poster-save')).toBeUndefined()
  expect(orders(phone)).toEqual([])
})

test('who has not read the rules reads them first, from the picture as from the button', async () => {
  const phone = phoneWithMaterial()
  phone.answers['GET /v1/me'] = () => [200, { ...HOME, promoter: false }]
  phone.answers['GET /v1/promoter-terms'] = () => [200, { version: '1', title: '推手规则', paragraphs: ['加入免费。'] }]
  const page = await phone.open('pages/share/index')
  await thePoster(page)
  expect(page.find('poster-save')).toBeUndefined()
  await page.tap('poster-picture')
  await page.sees('加入免费。')
  expect(phone.seen).toEqual([])
  await page.tap('terms-decline')
  await canSave(page)
  // The square is drawn after it: a phone that is still drawing would put its file on the next one.
  await until(() => phone.files.size === 2)
})

test('who is no member any more leaves no poster on the phone', async () => {
  const phone = phoneWithMaterial()
  const page = await phone.open('pages/share/index')
  await canSave(page)
  await until(() => phone.files.size === 2)
  phone.answers['GET /v1/me'] = () => [403, { code: 'not-a-member', message: '你还不是会员' }]
  page.lifecycle('onHide')
  page.lifecycle('onShow')
  await until(() => phone.files.size === 0)
})

test('the calendar shows what is, what comes and what was; another of today’s opens as a poster of its own', async () => {
  const phone = phoneWithMaterial()
  const day = (at: number) => new Date(Date.parse(today()) + at * 86_400_000).toISOString().slice(0, 10)
  const item = (id: string, isToday: boolean) => ({
    id,
    title: `素材 ${id}`,
    cardUrl: `${PICTURE_URL}/${id}`,
    today: isToday,
  })
  phone.answers['GET /v1/materials'] = ({ path }) => {
    expect(path).toBe(`/v1/materials?from=${day(-3)}&to=${day(7)}`)
    return [
      200,
      {
        days: [
          { day: day(0), items: [item(material.id, true), item('other', true)] },
          { day: day(2), items: [item('coming', false), item('lasting', true)] },
        ],
      },
    ]
  }
  const page = await phone.open('subpackages/poster/calendar/index')
  await page.sees('今天为你选的')
  await page.sees('做海报')
  await page.tap('item-other')
  expect(phone.went).toEqual(['/subpackages/poster/index?id=other'])
  await page.tap(`day-${day(2)}`)
  await page.sees('预告')
  await page.tap('item-coming')
  await until(() => phone.seen.length === 1)
  await page.tap('item-lasting')
  expect(phone.went.at(-1)).toBe('/subpackages/poster/index?id=lasting')
  await page.tap(`day-${day(-1)}`)
  await page.sees('这一天没有素材')
})

test('without a network the calendar is the last one that was told, and says of when; other days are not called empty', async () => {
  const phone = phoneWithMaterial()
  phone.answers['GET /v1/materials'] = () => [
    200,
    { days: [{ day: today(), items: [{ id: 'kept', title: '留着的', cardUrl: PICTURE_URL, today: true }] }] },
  ]
  const page = await phone.open('subpackages/poster/calendar/index')
  await page.sees('留着的')

  const next = phoneWithMaterial()
  for (const [name, value] of phone.storage) next.storage.set(name, value)
  next.answers = {}
  next.answers['GET /v1/materials'] = () => null
  const offline = await next.open('subpackages/poster/calendar/index')
  await offline.sees('留着的')
  await offline.sees('离线')
  const tomorrow = new Date(Date.parse(today()) + 86_400_000).toISOString().slice(0, 10)
  await offline.tap(`day-${tomorrow}`)
  await offline.sees('重试')
  expect(offline.words()).not.toContain('这一天没有素材')
})

test('who keeps the share tab open sees who came without a tap; the rest is asked less often', async () => {
  const phone = phoneWithMaterial()
  const page = await phone.open('pages/share/index')
  await thePoster(page)
  await page.sees('¥128.00')
  const minted = () =>
    phone.calls('POST /v1/share-links').filter(({ body }) => body['materialVersion'] === material.versionId)
  await until(() => minted().length === 2)
  const asked = () => phone.calls('GET /v1/materials/today').length
  const homes = () => phone.calls('GET /v1/me').length
  const [askedBefore, homesBefore] = [asked(), homes()]
  const brought = { ...material.brought, joins: 3, paidFen: 23_400 }
  phone.answers['GET /v1/materials/today'] = () => [
    200,
    { day: today(), material: { ...material, brought }, others: [] },
  ]
  await page.sees('¥234.00')
  await until(() => asked() >= askedBefore + 2)
  expect(homes() - homesBefore).toBeLessThan(asked() - askedBefore)
  // What a material brought is no reason to mint its links again.
  expect(minted()).toHaveLength(2)
})

test('another of today’s materials has a poster, and one that is over leads back', async () => {
  const phone = phoneWithMaterial()
  const { answers } = phone
  answers['GET /v1/materials/other'] = () => [200, { ...material, id: 'other', versionId: 9, title: '周三会员日' }]
  const page = await phone.open('subpackages/poster/index', { id: 'other' })
  await thePoster(page)
  expect(orders(phone).map(({ body }) => body)).toContainEqual({ materialId: 'other', cut: 'tall' })

  const another = phoneWithMaterial()
  another.answers['GET /v1/materials/gone'] = () => [404, { code: 'material-unknown', message: '现在不能分享' }]
  const gone = await another.open('subpackages/poster/index', { id: 'gone' })
  await gone.sees('这份素材已经结束')
})
