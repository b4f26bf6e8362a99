import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { openidFor } from '../../src/sandbox/people.js'
import { MINUTE_MS } from '../../src/sandbox/sandbox.js'
import { type Answer, APPID, TestSandbox } from './a-sandbox.js'

let wechat: TestSandbox
beforeEach(async () => {
  wechat = await TestSandbox.start()
})
afterEach(() => wechat.stop())

const lin = openidFor(APPID, 'lin')
const logIn = async () => wechat.toSession(await wechat.code('login', 'lin'))
const said = ({ json }: Answer) => (json['result'] as { suggest: string; label: number } | undefined) ?? json.errcode

async function checkText(changed: Record<string, unknown> = {}): Promise<Answer> {
  const body = { version: 2, scene: 1, openid: lin, content: '林小满', ...changed }
  return wechat.post('/wxa/msg_sec_check', body, { access_token: await wechat.token() })
}

describe('msg_sec_check', () => {
  it('passes an ordinary name, in WeChat’s form', async () => {
    await logIn()
    const { json } = await checkText({ nickname: '林小满' })
    expect(json).toMatchObject({ errcode: 0, errmsg: 'ok', result: { suggest: 'pass', label: 100 } })
    expect(json['trace_id']).toEqual(expect.any(String))
    expect(json['detail']).toEqual([
      { strategy: 'content_model', errcode: 0, suggest: 'pass', label: 100, prob: 90 },
      { strategy: 'keyword', errcode: 0, suggest: 'pass', label: 100 },
    ])
  })

  it.each([
    ['赌博小王', 'risky', 20_006],
    ['赌 — 博', 'risky', 20_006],
    ['你是笨蛋', 'risky', 20_003],
    ['加微信 领券', 'review', 10_001],
  ])('says of %s: %s', async (content, suggest, label) => {
    await logIn()
    expect(said(await checkText({ content }))).toEqual({ suggest, label })
  })

  it('looks at the nickname, too', async () => {
    await logIn()
    expect(said(await checkText({ nickname: '刷单客' }))).toMatchObject({ suggest: 'risky' })
  })

  it('says nothing of who was not in the mini program for two hours, and of whom it does not know', async () => {
    expect(said(await checkText())).toBe(61010)
    await logIn()
    wechat.nowMs += 120 * MINUTE_MS - 1
    expect(said(await checkText())).toMatchObject({ suggest: 'pass' })
    wechat.nowMs += 1
    expect(said(await checkText())).toBe(61010)
    await wechat.get('/wechat/chats/lin')
    expect(said(await checkText())).toMatchObject({ suggest: 'pass' })
    expect(said(await checkText({ openid: 'o-nobody' }))).toBe(40003)
  })

  it('refuses what is not as it has to be', async () => {
    await logIn()
    expect(said(await checkText({ content: '' }))).toBe(44004)
    expect(said(await checkText({ content: '好'.repeat(2_501) }))).toBe(45002)
    expect(said(await checkText({ content: '好'.repeat(2_500) }))).toMatchObject({ suggest: 'pass' })
    expect(said(await checkText({ version: 1 }))).toBe(40097)
    expect(said(await checkText({ scene: 5 }))).toBe(40097)
    expect((await wechat.post('/wxa/msg_sec_check', {})).json.errcode).toBe(41001)
    expect((await wechat.get('/wxa/msg_sec_check')).json.errcode).toBe(43002)
  })

  it('takes 4,000 a minute', async () => {
    await logIn()
    const access_token = await wechat.token()
    const body = { version: 2, scene: 1, openid: lin, content: '林小满' }
    for (let from = 0; from < 4_000; from += 100)
      await Promise.all(Array.from({ length: 100 }, () => wechat.post('/wxa/msg_sec_check', body, { access_token })))
    expect(said(await checkText())).toBe(44991)
    wechat.nowMs += MINUTE_MS
    expect(said(await checkText())).toMatchObject({ suggest: 'pass' })
  })
})

/** A picture with what `draw` puts on its tea green ground. */
function drawn(widthPx: number, heightPx: number, draw: (pen: SKRSContext2D) => void = () => undefined) {
  const canvas = createCanvas(widthPx, heightPx)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#2F6B55'
  pen.fillRect(0, 0, widthPx, heightPx)
  draw(pen)
  return canvas
}

const magenta = (part: number) => (pen: SKRSContext2D) => {
  pen.fillStyle = '#FF00FF'
  pen.fillRect(0, 0, pen.canvas.width, pen.canvas.height * part)
}

async function checkPicture(bytes: Buffer, name = 'media'): Promise<number | undefined> {
  const form = new FormData()
  form.append(name, new Blob([new Uint8Array(bytes)]), 'picture.jpg')
  return (await wechat.postForm('/wxa/img_sec_check', form, { access_token: await wechat.token() })).json.errcode
}

describe('img_sec_check', () => {
  it('lets an ordinary picture be shown, PNG and JPEG, up to 750 × 1334', async () => {
    expect(await checkPicture(drawn(750, 1334).toBuffer('image/jpeg'))).toBe(0)
    expect(await checkPicture(drawn(10, 10, magenta(0.02)).toBuffer('image/png'))).toBe(0)
  })

  it('refuses a picture with its sign, also shrunk and compressed hard', async () => {
    expect(await checkPicture(drawn(750, 600, magenta(0.2)).toBuffer('image/png'))).toBe(87014)
    expect(await checkPicture(drawn(90, 60, magenta(0.2)).toBuffer('image/jpeg', 40))).toBe(87014)
  })

  it('refuses what is too large, too heavy, no picture or not there', async () => {
    expect(await checkPicture(drawn(751, 10).toBuffer('image/png'))).toBe(40006)
    expect(await checkPicture(drawn(10, 1335).toBuffer('image/png'))).toBe(40006)
    expect(await checkPicture(Buffer.alloc(1024 * 1024 + 1))).toBe(40006)
    expect(await checkPicture(Buffer.from('<svg/>'))).toBe(40004)
    expect(await checkPicture(Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(100)]))).toBe(40004)
    expect(await checkPicture(drawn(10, 10).toBuffer('image/png'), 'file')).toBe(41005)
    expect((await wechat.post('/wxa/img_sec_check', {}, { access_token: await wechat.token() })).json.errcode).toBe(
      41005,
    )
    expect((await wechat.post('/wxa/img_sec_check', {})).json.errcode).toBe(41001)
  })
})

describe('faults', () => {
  it('away answers an error, hanging nothing until it is over', async () => {
    await logIn()
    await wechat.post('/wechat/content-safety', { fault: 'away' })
    expect(said(await checkText())).toBe(-1)
    await wechat.post('/wechat/content-safety', { fault: 'hang' })
    const hanging = checkText()
    await expect(Promise.race([hanging, checkText(), wechat.get('/health/live')])).resolves.toMatchObject({
      json: { status: 'ok' },
    })
    await wechat.post('/wechat/content-safety', {})
    expect(said(await hanging)).toMatchObject({ suggest: 'pass' })
    expect((await wechat.post('/wechat/content-safety', { fault: 'slow' })).status).toBe(400)
  })
})
