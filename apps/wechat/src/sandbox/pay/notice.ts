import { createCipheriv, randomBytes, randomUUID } from 'node:crypto'
import type { Bill } from './bill.js'
import { noticedView } from './bill-view.js'
import { beijingTime, type Pay } from './pay.js'
import { signedHeaders } from './signature.js'

/** A notification on its way; the same bytes at every try, signed anew. */
export interface Notice {
  id: string
  outBillNo: string
  url: string
  body: string
  /** How often it was tried and not taken. */
  tries: number
}

/** How a notification is not what it claims to be; `genuine` is one that WeChat itself would send. */
export const FORGERIES = ['genuine', 'wrong-signature', 'unknown-serial', 'stale', 'wrong-key', 'probe'] as const
export type Forgery = (typeof FORGERIES)[number]

const ASSOCIATED = 'mch_payment'
const ANSWER_WITHIN_MS = 5_000
const STALE_MS = 600_000

/** The body of `MCHTRANSFER.BILL.FINISHED`; `claims` replace fields of what it carries. */
export function noticeBody(pay: Pay, bill: Bill, claims: Record<string, unknown> = {}, key = pay.apiV3Key): string {
  const nonce = randomBytes(6).toString('hex')
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key), nonce)
  cipher.setAAD(Buffer.from(ASSOCIATED))
  const plain = JSON.stringify({ ...noticedView(pay, bill), ...claims })
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return JSON.stringify({
    id: randomUUID(),
    create_time: beijingTime(bill.updatedAtMs),
    event_type: 'MCHTRANSFER.BILL.FINISHED',
    resource_type: 'encrypt-resource',
    summary: '商家转账单据终态通知',
    resource: {
      original_type: ASSOCIATED,
      algorithm: 'AEAD_AES_256_GCM',
      ciphertext: sealed.toString('base64'),
      associated_data: ASSOCIATED,
      nonce,
    },
  })
}

/** A notification for this bill as `forgery` would have it: its body and the headers that come with it. */
export function forged(pay: Pay, bill: Bill, forgery: Forgery, claims: Record<string, unknown>) {
  const strangerKey = randomBytes(16).toString('hex')
  const body = noticeBody(pay, bill, claims, forgery === 'wrong-key' ? strangerKey : pay.apiV3Key)
  const nowMs = pay.realNowMs ?? Date.now
  const asSigned = forgery === 'stale' ? { ...pay, realNowMs: () => nowMs() - STALE_MS } : pay
  const headers = signedHeaders(asSigned, forgery === 'wrong-signature' ? `${body} ` : body)
  if (forgery === 'unknown-serial') headers['Wechatpay-Serial'] = randomBytes(20).toString('hex').toUpperCase()
  if (forgery === 'probe') headers['Wechatpay-Signature'] = `WECHATPAY/SIGNTEST/${headers['Wechatpay-Signature']}`
  return { body, headers }
}

/** What the merchant answered; status null where no answer came within 5 s. */
export interface NoticeAnswer {
  status: number | null
  body: string
}

export async function post(url: string, headers: Record<string, string>, body: string): Promise<NoticeAnswer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json', 'User-Agent': 'Mozilla/4.0', Accept: '*/*' },
      body,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    })
    return { status: response.status, body: await response.text() }
  } catch {
    return { status: null, body: '' }
  }
}
