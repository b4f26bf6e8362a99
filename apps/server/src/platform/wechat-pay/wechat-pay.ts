import { Injectable } from '@nestjs/common'
import { Config } from '../config/config.js'
import { type PayConfig } from '../config/pay-config.js'
import { Refusal } from '../http/refusal.js'
import { askPay, type Told } from './ask-pay.js'
import { decryptResource, encryptFor, type SignatureFault, signatureFault, type WechatSignature } from './sign.js'

const BILLS = '/v3/fund-app/mch-transfer/transfer-bills'

/** WeChat's states of a transfer bill; `TRANSFERING` is WeChat's own spelling. */
export type TransferState =
  | 'ACCEPTED'
  | 'PROCESSING'
  | 'WAIT_USER_CONFIRM'
  | 'TRANSFERING'
  | 'SUCCESS'
  | 'FAIL'
  | 'CANCELING'
  | 'CANCELLED'

/** A bill as WeChat describes it in an answer or a notification; what it does not say is null. */
export interface TransferBill {
  outBillNo: string
  state: string
  wechatBillNo: string | null
  amountFen: number | null
  mchId: string | null
  openid: string | null
  packageInfo: string | null
  failReason: string | null
}

/** What came of asking for a bill: WeChat knows it, says that it does not, refuses, or nothing is certain. */
export type BillOutcome =
  | { kind: 'bill'; bill: TransferBill }
  | { kind: 'not-found' }
  | { kind: 'refused'; code: string }
  | { kind: 'unknown'; why: string }

/** A notification is not what WeChat sends; the message names no content of it. */
export class NotificationFault extends Error {
  constructor(
    readonly status: 400 | 401,
    message: SignatureFault | 'unreadable' | 'undecryptable' | 'unexpected',
  ) {
    super(message)
  }
}

/** WeChat Pay's merchant transfer (v3); only the base address differs between WeChat and the sandbox. */
@Injectable()
export class WechatPay {
  constructor(private readonly config: Config) {}

  /** The merchant's account. Throws `payouts-off` where none is configured. */
  get account(): PayConfig {
    if (!this.config.pay) throw new Refusal('payouts-off')
    return this.config.pay
  }

  get isOn(): boolean {
    return this.config.pay !== null
  }

  /** A field that only WeChat can read, with the serial of the key for the request's header. */
  encrypted(text: string): { serial: string; cipher: string } {
    const [first] = this.account.wechatKeys
    if (!first) throw new Refusal('payouts-off')
    return { serial: first[0], cipher: encryptFor(first[1], text) }
  }

  /** Asks for a transfer. The same body under the same bill number is the same transfer, however often it is sent. */
  async createTransfer(body: string, serial: string): Promise<BillOutcome> {
    return billOutcome(await askPay(this.account, { method: 'POST', path: BILLS, body, serial }))
  }

  async queryTransfer(billNo: string): Promise<BillOutcome> {
    return billOutcome(await askPay(this.account, { method: 'GET', path: `${BILLS}/out-bill-no/${billNo}` }))
  }

  /** Asks to cancel; WeChat does it later, and only a final state says that it did. */
  async cancelTransfer(billNo: string): Promise<BillOutcome> {
    const path = `${BILLS}/out-bill-no/${billNo}/cancel`
    return billOutcome(await askPay(this.account, { method: 'POST', path, body: '' }))
  }

  /** The bill that a notification tells of. Throws NotificationFault for what WeChat did not sign and seal just now. */
  openNotification(signature: WechatSignature, rawBody: Buffer): TransferBill {
    const fault = signatureFault(this.account.wechatKeys, signature, rawBody)
    if (fault) throw new NotificationFault(401, fault)
    const told = parsed(rawBody.toString('utf8'), 'unreadable')
    const resource = told['resource']
    if (told['event_type'] !== 'MCHTRANSFER.BILL.FINISHED' || !isResource(resource))
      throw new NotificationFault(400, 'unexpected')
    const bill = billOf(parsed(this.opened(resource), 'unreadable'))
    if (!bill) throw new NotificationFault(400, 'unexpected')
    return bill
  }

  private opened(resource: Resource): string {
    try {
      return decryptResource(this.account.apiV3Key, resource)
    } catch {
      throw new NotificationFault(400, 'undecryptable')
    }
  }
}

interface Resource {
  algorithm: string
  ciphertext: string
  nonce: string
  associated_data?: string
}

function isResource(value: unknown): value is Resource {
  const { algorithm, ciphertext, nonce, associated_data } = (value ?? {}) as Record<string, unknown>
  const text = typeof ciphertext === 'string' && typeof nonce === 'string'
  return algorithm === 'AEAD_AES_256_GCM' && text && ['undefined', 'string'].includes(typeof associated_data)
}

function parsed(text: string, fault: 'unreadable'): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {
    // Said below.
  }
  throw new NotificationFault(400, fault)
}

function billOutcome(told: Told): BillOutcome {
  if (told.kind === 'unknown') return told
  if (told.kind === 'refused')
    return told.status === 404 && told.code === 'NOT_FOUND'
      ? { kind: 'not-found' }
      : { kind: 'refused', code: told.code }
  const bill = billOf(told.body)
  return bill ? { kind: 'bill', bill } : { kind: 'unknown', why: 'an answer without a bill' }
}

function billOf(body: Record<string, unknown>): TransferBill | null {
  const outBillNo = told(body['out_bill_no'])
  const state = told(body['state'])
  if (!outBillNo || !state) return null
  const amount = body['transfer_amount']
  return {
    outBillNo,
    state,
    wechatBillNo: told(body['transfer_bill_no']),
    amountFen: typeof amount === 'number' && Number.isSafeInteger(amount) ? amount : null,
    mchId: told(body['mch_id'] ?? body['mchid']),
    openid: told(body['openid']),
    packageInfo: told(body['package_info']),
    failReason: told(body['fail_reason']),
  }
}

function told(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= 1_024 ? value : null
}
