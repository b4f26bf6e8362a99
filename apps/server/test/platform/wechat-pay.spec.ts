import { constants, createCipheriv, createSign, privateDecrypt, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo } from 'node:net'
import { jest } from '@jest/globals'
import { Aes, Formatter, Rsa } from 'wechatpay-axios-plugin'
import { readConfig } from '../../src/platform/config/config.js'
import { authorization, decryptResource, encryptFor, signatureFault } from '../../src/platform/wechat-pay/sign.js'
import { NotificationFault, WechatPay } from '../../src/platform/wechat-pay/wechat-pay.js'
import { keys, MCH_ID, MERCHANT_SERIAL, payEnvironment, WECHAT_SERIAL } from '../factories/merchant.js'

const pem = (key: { export(options: object): string | Buffer }, type: 'spki' | 'pkcs8') =>
  String(key.export({ type, format: 'pem' }))
const wechatPrivate = pem(keys.wechat.privateKey, 'pkcs8')
const wechatPublic = Rsa.from(pem(keys.wechat.publicKey, 'spki'), Rsa.KEY_TYPE_PUBLIC)
const merchantPublic = Rsa.from(pem(keys.merchant.publicKey, 'spki'), Rsa.KEY_TYPE_PUBLIC)

let wechat: Server
let answer: (request: IncomingMessage, body: string, response: ServerResponse) => void
let pay: WechatPay
beforeAll(async () => {
  wechat = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => answer(request, body, response))
  })
  await new Promise<void>((resolve) => wechat.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(wechat.address() as AddressInfo).port}`
  pay = new WechatPay(readConfig({ DATABASE_URL: 'mysql://x@127.0.0.1/x', ...payEnvironment(base, base) }))
})
afterAll(() => new Promise((resolve) => wechat.close(resolve)))

/** Headers as WeChat signs them, made by the other implementation. */
function signed(body: string, changed: Partial<Record<'serial' | 'timestamp' | 'nonce' | 'signature', string>> = {}) {
  const timestamp = changed.timestamp ?? String(Formatter.timestamp())
  const nonce = changed.nonce ?? Formatter.nonce()
  const signature = Rsa.sign(Formatter.response(timestamp, nonce, body), wechatPrivate)
  return { serial: WECHAT_SERIAL, timestamp, nonce, signature, ...changed }
}

function reply(response: ServerResponse, status: number, body: string, sign = signed(body)): void {
  const headers = Object.entries(sign).map(([name, value]) => [`Wechatpay-${name}`, value])
  response.writeHead(status, Object.fromEntries(headers)).end(body)
}

describe('against wechatpay-axios-plugin', () => {
  it('a request’s signature verifies there', () => {
    const body = '{"transfer_remark":"分享收益"}'
    const path = '/v3/fund-app/mch-transfer/transfer-bills?x=1'
    const header = authorization(pay.account, { method: 'POST', path, body })
    const fields = Object.fromEntries([...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]))
    expect(header.split(' ')[0]).toBe('WECHATPAY2-SHA256-RSA2048')
    expect([fields['mchid'], fields['serial_no']]).toEqual([MCH_ID, MERCHANT_SERIAL])
    const message = Formatter.request('POST', path, String(fields['timestamp']), String(fields['nonce_str']), body)
    expect(Rsa.verify(message, String(fields['signature']), merchantPublic)).toBe(true)
    expect(Rsa.verify(`${message} `, String(fields['signature']), merchantPublic)).toBe(false)
  })

  it('an answer that it signed verifies here, byte for byte', () => {
    const body = Buffer.from('{"state":"ACCEPTED","说明":"好"}')
    const signature = signed(body.toString())
    expect(signatureFault(pay.account.wechatKeys, signature, body)).toBeNull()
    expect(signatureFault(pay.account.wechatKeys, signature, Buffer.concat([body, Buffer.from(' ')]))).toBe('wrong')
  })

  it('a name that was encrypted here is read there, and what it sealed is opened here', () => {
    const cipher = encryptFor(keys.wechat.publicKey, '林小满')
    expect(Rsa.decrypt(cipher, Rsa.from(wechatPrivate, Rsa.KEY_TYPE_PRIVATE))).toBe('林小满')
    const sealed = Aes.AesGcm.encrypt('{"a":"好"}', keys.apiV3, 'nonce-of-12b', 'mch_payment')
    const resource = { ciphertext: sealed, nonce: 'nonce-of-12b', associated_data: 'mch_payment' }
    expect(decryptResource(Buffer.from(keys.apiV3), resource)).toBe('{"a":"好"}')
    expect(wechatPublic).toBeDefined()
  })
})

describe('what claims to be WeChat’s', () => {
  const body = Buffer.from('{}')
  const now = Math.floor(Date.now() / 1000)
  // Five minutes are five minutes to the second, so the clock stands while they are judged.
  beforeEach(() => void jest.spyOn(Date, 'now').mockReturnValue(now * 1000))
  afterEach(() => jest.restoreAllMocks())

  it.each([
    ['of another key', { serial: 'PUB_KEY_ID_0000000000' }, 'unknown-serial'],
    ['five minutes old', { timestamp: String(now - 300) }, 'stale'],
    ['five minutes ahead', { timestamp: String(now + 300) }, 'stale'],
    ['of no time', { timestamp: 'soon' }, 'unsigned'],
    ['without a signature', { signature: '' }, 'unsigned'],
    ['a probe', { signature: `WECHATPAY/SIGNTEST/${randomBytes(32).toString('base64')}` }, 'wrong'],
    ['signed by somebody', { signature: randomBytes(256).toString('base64') }, 'wrong'],
  ])('%s is not believed', (_, changed, fault) => {
    expect(signatureFault(pay.account.wechatKeys, signed('{}', changed), body)).toBe(fault)
  })

  it.each([-299, 299])('a clock that differs by %i seconds is', (seconds) => {
    const signature = signed('{}', { timestamp: String(now + seconds) })
    expect(signatureFault(pay.account.wechatKeys, signature, body)).toBeNull()
  })
})

describe('an outcome', () => {
  const bill = '{"out_bill_no":"W1","transfer_bill_no":"T1","state":"WAIT_USER_CONFIRM","package_info":"p"}'
  const create = () => pay.createTransfer('{"out_bill_no":"W1"}', WECHAT_SERIAL)

  it('is a bill when WeChat signed one, and the request carries the key’s serial and the exact body', async () => {
    let heard: { method?: string; url?: string; serial?: string; body?: string } = {}
    answer = ({ method = '', url = '', headers }, body, response) => {
      heard = { method, url, serial: String(headers['wechatpay-serial']), body }
      reply(response, 200, bill)
    }
    expect(await create()).toMatchObject({ kind: 'bill', bill: { state: 'WAIT_USER_CONFIRM', packageInfo: 'p' } })
    const path = '/v3/fund-app/mch-transfer/transfer-bills'
    expect(heard).toEqual({ method: 'POST', url: path, serial: WECHAT_SERIAL, body: '{"out_bill_no":"W1"}' })
  })

  it.each([
    ['a signed 4xx is a refusal', 403, '{"code":"NOT_ENOUGH","message":"x"}', { kind: 'refused', code: 'NOT_ENOUGH' }],
    ['404 NOT_FOUND: there is no bill', 404, '{"code":"NOT_FOUND","message":"x"}', { kind: 'not-found' }],
    ['another 404 is no word about the bill', 404, '{"code":"X","message":"x"}', { kind: 'refused', code: 'X' }],
    ['a 5xx is unknown', 500, '{"code":"SYSTEM_ERROR","message":"x"}', { kind: 'unknown' }],
    ['a 4xx without a code is unknown', 400, 'oops', { kind: 'unknown' }],
    ['200 without a bill is unknown', 200, '{}', { kind: 'unknown' }],
    ['200 with no JSON is unknown', 200, '<html>', { kind: 'unknown' }],
  ])('%s', async (_, status, body, outcome) => {
    answer = (_request, _body, response) => reply(response, status, body)
    expect(await create()).toMatchObject(outcome)
  })

  it.each([200, 400, 404])('an unsigned %d is unknown, whatever it says', async (status) => {
    const body = status === 200 ? bill : '{"code":"NOT_FOUND","message":"x"}'
    answer = (_request, _body, response) => response.writeHead(status).end(body)
    expect(await create()).toMatchObject({ kind: 'unknown' })
    answer = (_request, _body, response) => reply(response, status, body, signed(`${body} `))
    expect(await create()).toMatchObject({ kind: 'unknown' })
  })

  it('a connection that ends is unknown, and so is a way that leads elsewhere', async () => {
    answer = (request) => request.socket.destroy()
    expect(await create()).toMatchObject({ kind: 'unknown' })
    answer = (_request, _body, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()
    expect(await create()).toMatchObject({ kind: 'unknown' })
  })
})

describe('a notification', () => {
  const told = { out_bill_no: 'W1', state: 'SUCCESS', mch_id: MCH_ID, transfer_amount: 100, openid: 'o1' }

  function sealed(content: unknown, key = keys.apiV3, event = 'MCHTRANSFER.BILL.FINISHED'): Buffer {
    const nonce = randomBytes(6).toString('hex')
    const cipher = createCipheriv('aes-256-gcm', Buffer.from(key), nonce).setAAD(Buffer.from('mch_payment'))
    const text = JSON.stringify(content)
    const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    const resource = { algorithm: 'AEAD_AES_256_GCM', ciphertext: bytes.toString('base64'), nonce }
    return Buffer.from(JSON.stringify({ event_type: event, resource: { ...resource, associated_data: 'mch_payment' } }))
  }
  const open = (body: Buffer) => pay.openNotification(signed(body.toString()), body)
  const fault = (work: () => unknown) => {
    try {
      work()
    } catch (error) {
      if (error instanceof NotificationFault) return [error.status, error.message]
      throw error
    }
    return 'taken'
  }

  it('that WeChat signed and sealed is read', () => {
    expect(open(sealed(told))).toMatchObject({ outBillNo: 'W1', state: 'SUCCESS', amountFen: 100, openid: 'o1' })
  })

  it.each([
    ['sealed with another key', () => sealed(told, randomBytes(16).toString('hex')), 'undecryptable'],
    ['of something else', () => sealed(told, keys.apiV3, 'TRANSACTION.SUCCESS'), 'unexpected'],
    ['about no bill', () => sealed({ state: 'SUCCESS' }), 'unexpected'],
    ['that is no JSON', () => Buffer.from('hello'), 'unreadable'],
    ['with nothing in it', () => Buffer.from('{}'), 'unexpected'],
    [
      'with an absurd resource',
      () => Buffer.from('{"event_type":"MCHTRANSFER.BILL.FINISHED","resource":[1]}'),
      'unexpected',
    ],
  ])('%s is refused', (_, body, message) => {
    expect(fault(() => open(body()))).toEqual([400, message])
  })

  it('signed with nothing but its own key is refused before anything is opened', () => {
    const body = sealed(told)
    const signature = createSign('RSA-SHA256').update('x').sign(keys.merchant.privateKey, 'base64')
    expect(fault(() => pay.openNotification(signed(body.toString(), { signature }), body))).toEqual([401, 'wrong'])
  })
})

it('OAEP with SHA-1 and nothing else reads the name', () => {
  const cipher = Buffer.from(encryptFor(keys.wechat.publicKey, '林小满'), 'base64')
  const open = (oaepHash: string) =>
    privateDecrypt({ key: keys.wechat.privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash }, cipher)
  expect(open('sha1').toString()).toBe('林小满')
  expect(() => open('sha256')).toThrow()
})
