import { authorised } from '../session/session.js'
import { request } from './request.js'
import type {
  Branch,
  Chain,
  CommissionPath,
  FriendPage,
  LinkAsked,
  OwnLinkPage,
  Referral,
  Revoked,
  ShareLink,
  Visit,
  VisitAsked,
} from './share-shapes.js'

const segment = encodeURIComponent

// --- links and visits ---
export const mintLink = (asked: LinkAsked) => authorised<ShareLink>('POST', '/v1/share-links', { body: asked })
export const ownLinks = (before: string | null) =>
  authorised<OwnLinkPage>('GET', `/v1/me/share-links${before ? `?before=${segment(before)}` : ''}`)
export const revokeLink = (token: string, key: string) =>
  authorised<Revoked>('POST', `/v1/share-links/${segment(token)}/revocation`, { key })
export const recordVisit = (visit: VisitAsked, key: string) =>
  authorised<Visit>('POST', '/v1/visits', { body: visit, key })
/** Where WeChat allows no login: the visitor's key stands for the person. */
export const recordAnonymousVisit = (visit: VisitAsked, key: string) =>
  request<Visit>('POST', '/v1/visits', { body: visit, key })

// --- who came through me, and through whom I came ---
export const chain = () => authorised<Chain>('GET', '/v1/me/chain')
export const friends = (after: string) => authorised<FriendPage>('GET', `/v1/me/chain/friends?after=${segment(after)}`)
export const branch = (friendId: string) => authorised<Branch>('GET', `/v1/me/chain/friends/${segment(friendId)}`)
export const referral = () => authorised<Referral>('GET', '/v1/me/referral')
export const commissionPath = (orderId: string) =>
  authorised<CommissionPath>('GET', `/v1/me/commissions/${segment(orderId)}/path`)
