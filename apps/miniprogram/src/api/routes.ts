import { authorised } from '../session/session.js'
import { request } from './request.js'
import type {
  Chain,
  Checkout,
  ClerkApplication,
  CodeCredential,
  Commissions,
  EntryPage,
  Home,
  Joining,
  Notice,
  Order,
  Orders,
  Promoter,
  Settlement,
  ShareLink,
  Store,
  Visit,
} from './shapes.js'

const segment = encodeURIComponent

// --- open to everyone ---
export const privacyNotice = () => request<Notice>('GET', '/v1/privacy-notice')
export const promoterTerms = () => request<Notice>('GET', '/v1/promoter-terms')
export const store = (code: string) => request<Store>('GET', `/v1/stores/${segment(code)}`)

// --- joining ---
export const recordVisit = (token: string, wxScene: number) =>
  authorised<Visit>('POST', '/v1/visits', { body: { token, wxScene } })

export const join = (joining: Joining, key: string) => authorised<Home>('POST', '/v1/members', { body: joining, key })

// --- what is mine ---
export const home = () => authorised<Home>('GET', '/v1/me')
export const codeCredential = () => authorised<CodeCredential>('GET', '/v1/me/code-credential')
export const commissions = () => authorised<Commissions>('GET', '/v1/me/commissions')
export const chain = () => authorised<Chain>('GET', '/v1/me/chain')
export const entries = (before: string | null) =>
  authorised<EntryPage>('GET', before ? `/v1/me/entries?before=${segment(before)}` : '/v1/me/entries')

// --- sharing ---
export const acceptPromoterTerms = (version: string) =>
  authorised<Promoter>('POST', '/v1/me/promoter-terms', { body: { version } })
export const mintJoinLink = (parentToken: string | null) =>
  authorised<ShareLink>('POST', '/v1/share-links', {
    body: { subject: { kind: 'join' }, channel: 'card', ...(parentToken ? { parentToken } : {}) },
  })

// --- the till ---
export const openCheckout = (memberCode: string, key: string) =>
  authorised<Checkout>('POST', '/v1/checkouts', { body: { memberCode }, key })

export const settle = (checkoutId: string, settlement: Settlement, key: string) =>
  authorised<Order>('POST', `/v1/checkouts/${segment(checkoutId)}/settlement`, { body: settlement, key })
export const orderByReceipt = (receiptNo: string) =>
  authorised<Order>('GET', `/v1/orders?receiptNo=${segment(receiptNo)}`)
export const recentOrders = () => authorised<Orders>('GET', '/v1/orders/recent')
export const refund = (orderId: string, amountFen: number, key: string) =>
  authorised<Order>('POST', `/v1/orders/${segment(orderId)}/refunds`, { body: { amountFen }, key })
export const applyAsClerk = (storeCode: string, name: string) =>
  authorised<ClerkApplication>('POST', '/v1/clerk-applications', { body: { storeCode, name } })
