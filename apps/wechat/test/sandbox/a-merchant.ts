import {
  constants,
  createDecipheriv,
  createSign,
  createVerify,
  generateKeyPairSync,
  publicEncrypt,
  randomBytes,
} from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { BillState } from '../../src/sandbox/pay/bill.js'
import type { Pay } from '../../src/sandbox/pay/pay.js'
import type { ControlOrder } from '../../src/sandbox/pay/transfer-control.js'
import { openidFor } from '../../src/sandbox/people.js'
import { buildSandbox } from '../../src/sandbox/server.js'
import { memoryStore, type StateStore } from '../../src/sandbox/state.js'
import { APPID, SECRET } from './a-sandbox.js'

const MCH_ID = '1900000109'
const API_V3_KEY = `${'a'.repeat(31)}Z`
const BILLS = '/v3/fund-app/mch-transfer/transfer-bills'
const pair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
const own = pair()
const platform = pair()
const MERCHANT_SERIAL = '5F2A'
const PLATFORM_SERIAL = 'PUB_KEY_ID_01'

/** What the sandbox knows of this merchant. */
export const merchantAccount: Pay = {
  mchId: MCH_ID,
  merchantPublicKeys: { [MERCHANT_SERIAL]: own.publicKey },
  platformKey: { serial: PLATFORM_SERIAL, privateKeyPem: platform.privateKey },
  apiV3Key: API_V3_KEY,
  notify: true,
}

/** Time that stands until the test moves it: every step that was put off runs in its order. */
export class HandTimer {
  nowMs = 0
  #queue: { atMs: number; work: () => void }[] = []

  after(delayMs: number, work: () => void): () => void {
    const entry = { atMs: this.nowMs + delayMs, work }
    this.#queue.push(entry)
    return () => {
      this.#queue = this.#queue.filter((one) => one !== entry)
    }
  }

  pass(ms: number): void {
    const until = this.nowMs + ms
    for (;;) {
      const due = this.#queue.filter(({ atMs }) => atMs <= until).sort((a, b) => a.atMs - b.atMs)[0]
      if (!due) break
      this.#queue = this.#queue.filter((one) => one !== due)
      this.nowMs = due.atMs
      due.work()
    }
    this.nowMs = until
  }
}

export interface PayAnswer {
  status: number
  json: Record<string, unknown>
  headers: Headers
  /** Whether WeChat signed it. */
  isSigned: boolean
}

export interface Received {
  headers: Record<string, string | undefined>
  body: string
  /** What it carried, where signature and key were right. */
  carried: Record<string, unknown> | null
}

/** A merchant with keys of its own, the sandbox that knows it, and the address where it hears of transfers. */
export class TestMerchant {
  /** What it answers to notifications. */
  answerStatus = 200
  readonly received: Received[] = []
  readonly openid = openidFor(APPID, 'lin')
  private base = ''
  private notifyUrl = ''

  private constructor(
    readonly timer: HandTimer,
    /** The sandbox's time. */
    readonly clock: { nowMs: number },
    private readonly app: FastifyInstance,
    private readonly ear: Server,
  ) {}

  static async start(store: StateStore = memoryStore(), changed: Partial<Pay> = {}): Promise<TestMerchant> {
    const timer = new HandTimer()
    const clock = { nowMs: Date.UTC(2026, 10, 21, 2, 0, 0) }
    const app = buildSandbox({
      appid: APPID,
      secret: SECRET,
      store,
      nowMs: () => clock.nowMs,
      releasedPages: () => null,
      pay: { ...merchantAccount, timer, ...changed },
    })
    const ear = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk) => (body += chunk))
      request.on('end', () => {
        merchant.received.push(heard(request.headers as Record<string, string>, body))
        response.writeHead(merchant.answerStatus).end()
      })
    })
    const merchant = new TestMerchant(timer, clock, app, ear)
    await new Promise<void>((resolve) => ear.listen(0, '127.0.0.1', resolve))
    const address = ear.address()
    merchant.notifyUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/heard`
    merchant.base = await app.listen({ port: 0, host: '127.0.0.1' })
    return merchant
  }

  async stop(): Promise<void> {
    await this.app.close()
    this.ear.closeAllConnections()
    await new Promise((resolve) => this.ear.close(resolve))
  }

  /** The body of a transfer that WeChat takes, with some fields changed. */
  order(changed: Record<string, unknown> = {}): Record<string, unknown> {
    return {
      appid: APPID,
      out_bill_no: 'W1',
      transfer_scene_id: '1005',
      openid: this.openid,
      transfer_amount: 680,
      transfer_remark: '分享收益',
      notify_url: this.notifyUrl,
      user_recv_perception: '劳务报酬',
      transfer_scene_report_infos: [
        { info_type: '岗位类型', info_content: '推广员' },
        { info_type: '报酬说明', info_content: '分享收益提现' },
      ],
      ...changed,
    }
  }

  sealed(name: string): string {
    const padding = { key: platform.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }
    return publicEncrypt(padding, Buffer.from(name)).toString('base64')
  }

  create(changed: Record<string, unknown> = {}): Promise<PayAnswer> {
    return this.call('POST', BILLS, JSON.stringify(this.order(changed)))
  }

  query(outBillNo = 'W1'): Promise<PayAnswer> {
    return this.call('GET', `${BILLS}/out-bill-no/${outBillNo}`)
  }

  cancel(outBillNo = 'W1'): Promise<PayAnswer> {
    return this.call('POST', `${BILLS}/out-bill-no/${outBillNo}/cancel`, '')
  }

  async stateOf(outBillNo = 'W1'): Promise<BillState> {
    return (await this.query(outBillNo)).json['state'] as BillState
  }

  /** A signed call; `changed` replaces what is signed or said of it. */
  async call(method: string, path: string, body = '', changed: Partial<SignatureParts> = {}): Promise<PayAnswer> {
    const authorization = authorizationFor({ method, path, body, ...changed })
    const headers: Record<string, string> = { authorization, 'Wechatpay-Serial': PLATFORM_SERIAL }
    if (body !== '') headers['content-type'] = 'application/json'
    const init = method === 'GET' ? { method, headers } : { method, headers, body }
    return answered(await fetch(`${this.base}${path}`, init))
  }

  async phone(path: string, body: Record<string, unknown>): Promise<{ status: number; json: Record<string, unknown> }> {
    const response = await fetch(`${this.base}/wechat/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: response.status, json: (await response.json()) as Record<string, unknown> }
  }

  /** Moves the whole transfer to TRANSFERING by the tap on the phone. */
  async confirm(answer: PayAnswer): Promise<void> {
    await this.phone('transfers/confirm', { person: 'lin', package: answer.json['package_info'] })
  }

  async control(order: ControlOrder): Promise<Record<string, unknown>> {
    const { status, json } = await this.phone('transfers/control', { ...order })
    if (status !== 200) throw new Error(JSON.stringify(json))
    return json
  }

  /** Waits until `count` notifications have come and were answered. */
  async heard(count: number): Promise<Received[]> {
    const since = Date.now()
    while (this.received.length < count) {
      if (Date.now() - since > 60_000) throw new Error(`heard ${this.received.length} of ${count}`)
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    return this.received
  }

  /** Until the sandbox has the answers to all notifications it sent, so that further tries are planned. */
  async settled(): Promise<void> {
    for (;;) {
      const response = await fetch(`${this.base}/wechat/transfers`)
      const { noticesUnderWay } = (await response.json()) as { noticesUnderWay: number }
      if (noticesUnderWay === 0) return
    }
  }
}

interface SignatureParts {
  method: string
  path: string
  body: string
  mchid: string
  nonce: string
  timestamp: string
  serial: string
  signedBody: string
}

/** Asks the sandbox at `base` for a transfer to `openid`, without a notification. @returns WeChat's answer */
export async function createTransfer(base: string, openid: string, amountFen: number): Promise<PayAnswer> {
  const body = JSON.stringify({
    appid: APPID,
    out_bill_no: `T${randomBytes(8).toString('hex')}`,
    transfer_scene_id: '1005',
    openid,
    transfer_amount: amountFen,
    transfer_remark: '分享收益',
    transfer_scene_report_infos: [
      { info_type: '岗位类型', info_content: '推广员' },
      { info_type: '报酬说明', info_content: '分享收益提现' },
    ],
  })
  const headers = { authorization: authorizationFor({ method: 'POST', path: BILLS, body }) }
  return answered(await fetch(base + BILLS, { method: 'POST', headers, body }))
}

function authorizationFor(given: Partial<SignatureParts> & { method: string; path: string; body: string }): string {
  const {
    method,
    path,
    signedBody = given.body,
    mchid = MCH_ID,
    nonce = randomBytes(16).toString('hex'),
    timestamp = String(Math.floor(Date.now() / 1000)),
    serial = MERCHANT_SERIAL,
  } = given
  const message = `${method}\n${path}\n${timestamp}\n${nonce}\n${signedBody}\n`
  const signature = createSign('RSA-SHA256').update(message).sign(own.privateKey, 'base64')
  const fields = { mchid, nonce_str: nonce, timestamp, serial_no: serial, signature }
  const list = Object.entries(fields).map(([name, value]) => `${name}="${value}"`)
  return `WECHATPAY2-SHA256-RSA2048 ${list.join(',')}`
}

async function answered(response: Response): Promise<PayAnswer> {
  const text = await response.text()
  const { headers, status } = response
  return {
    status,
    headers,
    json: JSON.parse(text) as PayAnswer['json'],
    isSigned: isWechats((name) => headers.get(name), text),
  }
}

function isWechats(header: (name: string) => string | null | undefined, body: string): boolean {
  if (header('wechatpay-serial') !== PLATFORM_SERIAL) return false
  const message = `${header('wechatpay-timestamp')}\n${header('wechatpay-nonce')}\n${body}\n`
  const signature = header('wechatpay-signature') ?? ''
  const isFresh = Math.abs(Date.now() / 1000 - Number(header('wechatpay-timestamp'))) < 300
  return isFresh && createVerify('RSA-SHA256').update(message).verify(platform.publicKey, signature, 'base64')
}

function heard(headers: Record<string, string>, body: string): Received {
  return { headers, body, carried: isWechats((name) => headers[name], body) ? carriedIn(body) : null }
}

function carriedIn(body: string): Record<string, unknown> | null {
  const { resource } = JSON.parse(body) as { resource: Record<'ciphertext' | 'nonce' | 'associated_data', string> }
  const sealed = Buffer.from(resource.ciphertext, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(API_V3_KEY), resource.nonce)
  decipher.setAAD(Buffer.from(resource.associated_data)).setAuthTag(sealed.subarray(-16))
  try {
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
    return JSON.parse(plain.toString('utf8')) as Record<string, unknown>
  } catch {
    return null
  }
}
