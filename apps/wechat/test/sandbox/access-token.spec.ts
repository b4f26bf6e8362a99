import { DAY_MS, MINUTE_MS } from '../../src/sandbox/sandbox.js'
import { TestSandbox } from './a-sandbox.js'

describe('stable_token', () => {
  let wechat: TestSandbox
  beforeEach(async () => {
    wechat = await TestSandbox.start()
  })
  afterEach(() => wechat.stop())

  const errcodeOf = async (changed: Record<string, unknown>) => (await wechat.stableToken(changed)).json.errcode
  const phoneCall = async (access_token?: string) => {
    const query: Record<string, string> = access_token === undefined ? {} : { access_token }
    const code = await wechat.code('phone', 'lin')
    return (await wechat.post('/wxa/business/getuserphonenumber', { code }, query)).json.errcode
  }

  it('gives the same token until its last five minutes, and never one that runs out sooner', async () => {
    const first = await wechat.stableToken()
    expect(first.status).toBe(200)
    expect(first.json['expires_in']).toBe(7200)
    wechat.nowMs += 114 * MINUTE_MS
    const again = await wechat.stableToken()
    expect(again.json).toEqual({ access_token: first.json['access_token'], expires_in: 360 })
    wechat.nowMs += 2 * MINUTE_MS
    const rotated = await wechat.stableToken()
    expect(rotated.json['access_token']).not.toBe(first.json['access_token'])
    expect(rotated.json['expires_in']).toBe(7200)
  })

  it('keeps the old token valid beside the new one for its last minutes, then calls it expired', async () => {
    const old = await wechat.token()
    wechat.nowMs += 116 * MINUTE_MS
    const fresh = await wechat.token()
    expect(await phoneCall(old)).toBe(0)
    expect(await phoneCall(fresh)).toBe(0)
    wechat.nowMs += 4 * MINUTE_MS
    expect(await phoneCall(old)).toBe(42001)
    expect(await phoneCall(fresh)).toBe(0)
  })

  it('refuses what is not ours, in HTTP 200 with a code and a sentence', async () => {
    expect(await errcodeOf({ grant_type: 'authorization_code' })).toBe(40002)
    expect(await errcodeOf({ appid: 'wx0000000000000000' })).toBe(40013)
    expect(await errcodeOf({ secret: 'wrong' })).toBe(40125)
    expect(await errcodeOf({ appid: undefined })).toBe(41002)
    expect(await errcodeOf({ secret: undefined })).toBe(41004)
    const answer = await wechat.stableToken({ secret: 'wrong' })
    expect(answer.status).toBe(200)
    expect(answer.json.errmsg).toMatch(/^invalid appsecret rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/)
  })

  it('replaces a leaked token by force, 30 s apart and 20 times a day', async () => {
    const leaked = await wechat.token()
    expect((await wechat.stableToken({ force_refresh: true })).json['access_token']).not.toBe(leaked)
    expect(await phoneCall(leaked)).toBe(40001)
    wechat.nowMs += 29_999
    expect(await errcodeOf({ force_refresh: true })).toBe(45011)
    wechat.nowMs += 1
    for (let nth = 2; nth <= 20; nth += 1) {
      expect(await errcodeOf({ force_refresh: true })).toBeUndefined()
      wechat.nowMs += 30_000
    }
    expect(await errcodeOf({ force_refresh: true })).toBe(45009)
    expect(await errcodeOf({ force_refresh: false })).toBeUndefined()
    wechat.nowMs += DAY_MS
    expect(await errcodeOf({ force_refresh: true })).toBeUndefined()
  })

  it('tells a missing token from an unknown one', async () => {
    expect(await phoneCall()).toBe(41001)
    expect(await phoneCall('98_made-up')).toBe(40001)
  })

  it('reads JSON only', async () => {
    const at = '/cgi-bin/stable_token'
    expect((await wechat.postRaw(at, '{"grant_type":', 'application/json')).json.errcode).toBe(47001)
    expect((await wechat.postRaw(at, '[1]', 'application/json')).json.errcode).toBe(47001)
    expect((await wechat.postRaw(at, '', 'application/json')).json.errcode).toBe(44002)
    const form = await wechat.postRaw(at, 'grant_type=client_credential', 'application/x-www-form-urlencoded')
    expect(form).toMatchObject({ status: 200, json: { errcode: 47001 } })
    expect((await wechat.get(at)).json.errcode).toBe(43002)
  })
})
