import { openidFor } from '../../src/sandbox/people.js'
import { MINUTE_MS } from '../../src/sandbox/sandbox.js'
import { APPID, TestSandbox } from './a-sandbox.js'

let wechat: TestSandbox
beforeEach(async () => {
  wechat = await TestSandbox.start()
})
afterEach(() => wechat.stop())

describe('jscode2session', () => {
  it('tells who logged in, the same openid every time, a new session key each time', async () => {
    const one = await wechat.toSession(await wechat.code('login', 'lin'))
    const two = await wechat.toSession(await wechat.code('login', 'lin'))
    expect(one.type).toMatch(/^text\/plain/)
    expect(one.json['openid']).toBe(openidFor(APPID, 'lin'))
    expect(one.json['openid']).toMatch(/^o[\w-]{27}$/)
    expect(two.json['openid']).toBe(one.json['openid'])
    expect(two.json['session_key']).not.toBe(one.json['session_key'])
    expect(Buffer.from(String(one.json['session_key']), 'base64')).toHaveLength(16)
    const other = await wechat.toSession(await wechat.code('login', 'chen'))
    expect(other.json['openid']).not.toBe(one.json['openid'])
  })

  it('takes a code once', async () => {
    const code = await wechat.code('login', 'lin')
    await wechat.toSession(code)
    expect((await wechat.toSession(code)).json.errcode).toBe(40163)
  })

  it('takes a code for five minutes', async () => {
    const [early, late] = [await wechat.code('login', 'lin'), await wechat.code('login', 'lin')]
    wechat.nowMs += 5 * MINUTE_MS - 1
    expect((await wechat.toSession(early)).json.errcode).toBeUndefined()
    wechat.nowMs += 1
    expect((await wechat.toSession(late)).json.errcode).toBe(40029)
  })

  it('refuses unknown codes, phone codes, other credentials and the wrong method', async () => {
    const code = await wechat.code('login', 'lin')
    expect((await wechat.toSession('made-up')).json.errcode).toBe(40029)
    expect((await wechat.toSession(await wechat.code('phone', 'lin'))).json.errcode).toBe(40029)
    expect((await wechat.toSession('')).json.errcode).toBe(41008)
    expect((await wechat.toSession(code, { appid: 'wx1' })).json.errcode).toBe(40013)
    expect((await wechat.toSession(code, { secret: 'x' })).json.errcode).toBe(40125)
    expect((await wechat.toSession(code, { grant_type: 'x' })).json.errcode).toBe(40002)
    expect((await wechat.post('/sns/jscode2session', {})).json.errcode).toBe(43001)
    expect((await wechat.toSession(code)).json.errcode).toBeUndefined()
  })

  it('lets one user in 100 times a minute, others beside', async () => {
    for (let nth = 1; nth <= 100; nth += 1) {
      expect((await wechat.toSession(await wechat.code('login', 'lin'))).json.errcode).toBeUndefined()
    }
    const refused = await wechat.code('login', 'lin')
    expect((await wechat.toSession(refused)).json.errcode).toBe(45011)
    expect((await wechat.toSession(await wechat.code('login', 'chen'))).json.errcode).toBeUndefined()
    wechat.nowMs += MINUTE_MS
    expect((await wechat.toSession(refused)).json.errcode).toBeUndefined()
  })
})

describe('getuserphonenumber', () => {
  const phoneNumber = async (code: unknown) =>
    wechat.post('/wxa/business/getuserphonenumber', { code }, { access_token: await wechat.token() })

  it('gives the number for a code from the phone button, once', async () => {
    const code = await wechat.code('phone', 'chen')
    const { json } = await phoneNumber(code)
    expect(json).toEqual({
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: '13900003158',
        purePhoneNumber: '13900003158',
        countryCode: '86',
        watermark: { timestamp: wechat.nowMs / 1000, appid: APPID },
      },
    })
    expect((await phoneNumber(code)).json.errcode).toBe(40163)
  })

  it('takes no login code and no nonsense', async () => {
    expect((await phoneNumber(await wechat.code('login', 'chen'))).json.errcode).toBe(40029)
    expect((await phoneNumber(undefined)).json.errcode).toBe(40029)
    expect((await phoneNumber(7)).json.errcode).toBe(40029)
  })
})
