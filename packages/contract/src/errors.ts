import { messages } from './messages.js'

/**
 * Every refusal that the API declares, with its HTTP status. The sentence a person reads is `error.<code>` in messages.ts;
 * a code without a sentence does not compile.
 */
export const errorStatus = {
  'request-invalid': 400,
  'json-invalid': 400,
  'body-too-large': 413,
  'route-unknown': 404,
  'idempotency-key-missing': 400,
  'idempotency-key-invalid': 400,
  'idempotency-key-reused': 422,
  'too-many-requests': 429,
  'internal-error': 500,
  'database-away': 503,
  'wechat-away': 503,
  'shutting-down': 503,
  'session-missing': 401,
  'session-invalid': 401,
  'login-code-invalid': 401,
  'account-blocked': 403,
  'not-a-member': 403,
  'not-a-clerk': 403,
  'not-an-operator': 403,
  'operator-sign-in-failed': 401,
  'application-unknown': 404,
  'application-decided': 409,
  'already-a-clerk': 409,
  'clerk-unknown': 404,
  'already-member': 409,
  'member-closed': 403,
  'member-unknown': 404,
  'privacy-not-accepted': 400,
  'privacy-version-old': 409,
  'terms-version-old': 409,
  'nickname-invalid': 400,
  'claim-code-invalid': 404,
  'member-claimed': 409,
  'phone-code-invalid': 400,
  'phone-taken': 409,
  'store-unknown': 404,
  'scene-not-ours': 400,
  'link-unknown': 404,
  'link-revoked': 410,
  'link-subject-mismatch': 400,
  'member-code-malformed': 400,
  'member-code-unknown': 404,
  'member-code-expired': 410,
  'member-code-used': 409,
  'checkout-unknown': 404,
  'checkout-expired': 410,
  'checkout-settled': 409,
  'clerk-own-purchase': 403,
  'amount-not-a-number': 400,
  'amount-fraction-of-fen': 400,
  'amount-not-positive': 400,
  'amount-too-large': 400,
  'receipt-number-invalid': 400,
  'receipt-conflict': 409,
  'coupon-unusable': 409,
  'order-unknown': 404,
  'refund-exceeds-paid': 409,
} as const

/** A declared refusal's name, kebab-case. */
export type ErrorCode = keyof typeof errorStatus

/** The sentence of a refusal in both languages; the record type makes a missing sentence a compile error. */
export function errorSentence(code: ErrorCode): { zh: string; en: string } {
  const sentences: Record<`error.${ErrorCode}`, { zh: string; en: string }> = messages
  return sentences[`error.${code}`]
}
