import { type PayConfig } from '../config/pay-config.js'
import { authorization, signatureFault, signatureIn } from './sign.js'

/**
 * What came of a call. `refused` is WeChat's own signed no: it did not do what was asked. `unknown` is everything else
 * (nothing came, or nothing that WeChat signed): it may have been done, and only a query tells.
 */
export type Told =
  | { kind: 'answer'; body: Record<string, unknown> }
  | { kind: 'refused'; status: number; code: string }
  | { kind: 'unknown'; why: string }

const TIMEOUT_MS = 8_000

/** One signed call; `serial` names the key with which a field of the body is encrypted. Never throws. */
export async function askPay(
  pay: PayConfig,
  request: { method: 'GET' | 'POST'; path: string; body?: string; serial?: string },
): Promise<Told> {
  const { method, path, body = '', serial } = request
  const headers: Record<string, string> = {
    accept: 'application/json',
    'user-agent': 'passalong',
    authorization: authorization(pay, { method, path, body }),
  }
  if (method === 'POST') headers['content-type'] = 'application/json'
  // Public-key mode: the header also asks for an answer that is signed with this key.
  headers['wechatpay-serial'] = serial ?? ([...pay.wechatKeys.keys()][0] as string)
  try {
    const response = await fetch(pay.base + path, {
      method,
      headers,
      body: method === 'POST' ? body : undefined,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return told(pay, response, Buffer.from(await response.arrayBuffer()))
  } catch (error) {
    return { kind: 'unknown', why: (error as Error).name }
  }
}

function told(pay: PayConfig, response: Response, raw: Buffer): Told {
  const fault = signatureFault(
    pay.wechatKeys,
    signatureIn((name) => response.headers.get(name)),
    raw,
  )
  if (fault) return { kind: 'unknown', why: `HTTP ${response.status}, signature ${fault}` }
  const body = parsed(raw)
  if (response.status >= 200 && response.status < 300) {
    return body ? { kind: 'answer', body } : { kind: 'unknown', why: 'an answer that is no JSON' }
  }
  const code = typeof body?.code === 'string' ? body.code.slice(0, 64) : ''
  const declared = response.status >= 400 && response.status < 500 && code !== ''
  return declared
    ? { kind: 'refused', status: response.status, code }
    : { kind: 'unknown', why: `HTTP ${response.status}` }
}

function parsed(raw: Buffer): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(raw.toString('utf8') || '{}')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
