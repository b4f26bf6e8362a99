import { createCanvas } from '@napi-rs/canvas'
import { HOME, usual } from './answers'
import { CODE_URL, PICTURE_URL, postersUsual } from './materials'
import { type Page, Phone, until } from './phone'

const FACE_URL = 'https://api.passalong.example/v1/portraits/aaaaaaaaaaaaaaaaaaaaaa'
const CHOSEN = 'wxfile://tmp_face.png'

/** A member's phone; what the server keeps of them is in `kept`. */
function aPhone() {
  const phone = new Phone()
  const kept = { nickname: HOME.nickname, avatarUrl: HOME.avatarUrl }
  phone.bytes.set(CHOSEN, new Uint8Array([0x89, 0x50, 0x4e, 0x47]).buffer)
  phone.answers = {
    ...usual({ member: true }),
    'GET /v1/me': () => [200, { ...HOME, ...kept }],
    'PUT /v1/me/profile': ({ body }) => [200, Object.assign(kept, { nickname: body['nickname'] })],
    'PUT /v1/me/portrait': () => [200, Object.assign(kept, { avatarUrl: FACE_URL })],
    'DELETE /v1/me/portrait': () => [200, Object.assign(kept, { avatarUrl: null })],
  }
  return phone
}

const choose = (page: Page, avatarUrl = CHOSEN) =>
  page.find('profile-face')?.dispatchEvent('chooseavatar', { detail: { avatarUrl, errMsg: 'chooseAvatar:ok' } })
const open = async (phone: Phone) => {
  const page = await phone.open('subpackages/profile/index')
  await page.sees('选一张头像')
  return page
}

test('a portrait from WeChat goes up as it is and can be taken away again', async () => {
  const phone = aPhone()
  const page = await open(phone)
  choose(page)
  await until(() => phone.said.includes('头像换好了'))
  const [sent] = phone.calls('PUT /v1/me/portrait')
  expect([...new Uint8Array(sent?.body as unknown as ArrayBuffer)]).toEqual([0x89, 0x50, 0x4e, 0x47])
  expect(sent?.key).toMatch(/^[A-Za-z0-9_-]{8,64}$/)
  await page.sees('换一张头像')
  await page.tap('profile-remove')
  await until(() => phone.said.includes('头像已删除'))
  await page.sees('选一张头像')
})

test('what is refused is said, and everything stays as it was', async () => {
  const phone = aPhone()
  phone.answers['PUT /v1/me/portrait'] = () => [422, { code: 'picture-refused', message: '微信没有通过这张图片' }]
  phone.answers['PUT /v1/me/profile'] = () => [422, { code: 'nickname-refused', message: '微信没有通过这个称呼' }]
  const page = await open(phone)
  choose(page)
  await page.sees('微信没有通过这张图片')
  await page.sees('选一张头像')
  choose(page, 'wxfile://tmp_gone.png')
  await page.sees('这张图片打不开')
  page.type('profile-name', '加微信领券')
  await page.tap('profile-save')
  await page.sees('微信没有通过这个称呼')
  expect(phone.said).toEqual([])
})

test('without a network it is said, and the next try is the same request', async () => {
  const phone = aPhone()
  const well = phone.answers['PUT /v1/me/profile']
  phone.answers['PUT /v1/me/profile'] = () => null
  const page = await open(phone)
  page.type('profile-name', '小满')
  await page.tap('profile-save')
  await page.sees('没有网络')
  if (well) phone.answers['PUT /v1/me/profile'] = well
  await page.tap('profile-save')
  await until(() => phone.said.includes('称呼改好了'))
  expect(new Set(phone.calls('PUT /v1/me/profile').map(({ key }) => key)).size).toBe(1)
})

test('a poster that was drawn with the old portrait is drawn anew', async () => {
  const phone = aPhone()
  Object.assign(phone.answers, postersUsual())
  const sheet = createCanvas(200, 200).toBuffer('image/png')
  phone.paper.served = { [CODE_URL]: sheet, [PICTURE_URL]: sheet }
  const share = await phone.open('pages/share/index')
  const orders = () => phone.calls('POST /v1/posters').filter(({ body }) => body['cut'] === 'tall').length
  await until(() => phone.files.size === 2)
  expect(orders()).toBe(1)
  share.lifecycle('onHide')
  const page = await open(phone)
  choose(page)
  await until(() => phone.said.includes('头像换好了'))
  page.lifecycle('onHide')
  share.lifecycle('onShow')
  await until(() => orders() === 2)
  await until(() => share.find('poster-picture') !== undefined)
})
