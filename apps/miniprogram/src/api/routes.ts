import { authorised } from '../session/session.js'
import { deviceHint } from '../wechat/device.js'
import { request } from './request.js'
import type {
  Asset,
  Checkout,
  CheckoutQuote,
  ClerkApplication,
  CodeCredential,
  Commissions,
  EntryPage,
  Home,
  IdentityGiven,
  Joining,
  MessageKind,
  MessagesLeft,
  MessageTemplates,
  Notice,
  Order,
  Orders,
  PayeeIdentity,
  Points,
  Profile,
  Promoter,
  QuoteAsked,
  Settlement,
  Store,
  Withdrawal,
  WithdrawalAsked,
  WithdrawalQuote,
  Withdrawals,
} from './shapes.js'

const segment = encodeURIComponent

// --- open to everyone ---
export const privacyNotice = () => request<Notice>('GET', '/v1/privacy-notice')
export const promoterTerms = () => request<Notice>('GET', '/v1/promoter-terms')
export const store = (code: string) => request<Store>('GET', `/v1/stores/${segment(code)}`)

// --- joining ---
export const join = (joining: Joining, key: string) =>
  authorised<Home>('POST', '/v1/members', { body: joining, key, device: deviceHint() })

// --- what is mine ---
export const home = () => authorised<Home>('GET', '/v1/me')
export const codeCredential = () => authorised<CodeCredential>('GET', '/v1/me/code-credential')
export const commissions = () => authorised<Commissions>('GET', '/v1/me/commissions')
export const points = () => authorised<Points>('GET', '/v1/me/points')
export const entries = (asset: Asset | null, before: string | null) => {
  const asked = [asset ? `asset=${asset}` : '', before ? `before=${segment(before)}` : ''].filter(Boolean)
  return authorised<EntryPage>('GET', `/v1/me/entries${asked.length > 0 ? `?${asked.join('&')}` : ''}`)
}

// --- how I stand before friends ---
export const rename = (nickname: string, key: string) =>
  authorised<Profile>('PUT', '/v1/me/profile', { body: { nickname }, key })
export const portray = (bytes: ArrayBuffer, contentType: string, key: string) =>
  authorised<Profile>('PUT', '/v1/me/portrait', { body: bytes, contentType, key })
export const unportray = (key: string) => authorised<Profile>('DELETE', '/v1/me/portrait', { key })

// --- withdrawing ---
export const withdrawals = () => authorised<Withdrawals>('GET', '/v1/me/withdrawals')
export const withdrawal = (id: string) => authorised<Withdrawal>('GET', `/v1/me/withdrawals/${segment(id)}`)
export const withdrawalQuote = (amountFen: number) =>
  authorised<WithdrawalQuote>('GET', `/v1/me/withdrawal-quote?amountFen=${amountFen}`)
export const keepPayeeIdentity = (identity: IdentityGiven, key: string) =>
  authorised<PayeeIdentity>('PUT', '/v1/me/payee-identity', { body: identity, key })
export const requestWithdrawal = (asked: WithdrawalAsked, key: string) =>
  authorised<Withdrawal>('POST', '/v1/me/withdrawals', { body: asked, key })
export const cancelWithdrawal = (id: string, key: string) =>
  authorised<Withdrawal>('POST', `/v1/me/withdrawals/${segment(id)}/cancellation`, { key })

// --- messages in WeChat ---
export const messageTemplates = () => authorised<MessageTemplates>('GET', '/v1/me/message-templates')
export const consentToMessages = (templates: MessageKind[]) =>
  authorised<MessagesLeft>('POST', '/v1/me/message-consents', { body: { templates } })

// --- sharing ---
export const acceptPromoterTerms = (version: string) =>
  authorised<Promoter>('POST', '/v1/me/promoter-terms', { body: { version } })

// --- the till ---
export const openCheckout = (memberCode: string, key: string) =>
  authorised<Checkout>('POST', '/v1/checkouts', { body: { memberCode }, key })

export const settle = (checkoutId: string, settlement: Settlement, key: string) =>
  authorised<Order>('POST', `/v1/checkouts/${segment(checkoutId)}/settlement`, { body: settlement, key })
export const quoteCheckout = (checkoutId: string, asked: QuoteAsked) =>
  authorised<CheckoutQuote>('POST', `/v1/checkouts/${segment(checkoutId)}/quote`, { body: asked })
export const undoOrder = (orderId: string, key: string) =>
  authorised<Order>('POST', `/v1/orders/${segment(orderId)}/undo`, { key })
export const orderByReceipt = (receiptNo: string) =>
  authorised<Order>('GET', `/v1/orders?receiptNo=${segment(receiptNo)}`)
export const recentOrders = () => authorised<Orders>('GET', '/v1/orders/recent')
export const refund = (orderId: string, amountFen: number, key: string) =>
  authorised<Order>('POST', `/v1/orders/${segment(orderId)}/refunds`, { body: { amountFen }, key })
export const applyAsClerk = (storeCode: string, name: string) =>
  authorised<ClerkApplication>('POST', '/v1/clerk-applications', { body: { storeCode, name } })
