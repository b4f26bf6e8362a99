import type { components } from '@passalong/contract'

type Schemas = components['schemas']

// What the API answers, by the names that the pages use. Money in fen, moments ISO-8601 UTC, days 'YYYY-MM-DD' in Shanghai.
export type Session = Schemas['SessionView']
export type Clerk = Schemas['ClerkOfSession']
export type Notice = Schemas['NoticeView']
export type Store = Schemas['StoreView']
export type Joining = Schemas['JoinBody']
export type Home = Schemas['HomeView']
export type Tier = Home['tier']
export type Coupon = Schemas['CouponView']
export type CodeCredential = Schemas['CredentialView']
export type Entry = Schemas['EntryView']
export type Commission = Schemas['CommissionView']
export type Commissions = Schemas['CommissionList']
export type EntryPage = Schemas['EntryPage']
export type Asset = Entry['asset']
export type Profile = Schemas['ProfileView']
export type Points = Schemas['PointsView']
export type Promoter = Schemas['PromoterView']
export type Checkout = Schemas['CheckoutView']
export type Settlement = Schemas['SettlementBody']
export type Order = Schemas['OrderView']
export type Refund = Schemas['OrderRefund']
export type Orders = Schemas['OrderList']
export type ClerkApplication = Schemas['ClerkApplicationView']

// --- withdrawals ---
export type Withdrawal = Schemas['WithdrawalView']
export type Transfer = Schemas['TransferView']
export type PayeeIdentity = Schemas['MaskedIdentityView']
export type IdentityGiven = Schemas['PayeeIdentityBody']
export type Withdrawals = Schemas['WithdrawalsView']
export type WithdrawalQuote = Schemas['WithdrawalQuoteView']
export type WithdrawalAsked = Schemas['WithdrawalBody']

// --- messages in WeChat ---
export type MessageTemplates = Schemas['MessageTemplateList']
export type MessageKind = MessageTemplates['templates'][number]['key']
export type MessagesLeft = Schemas['MessageConsentView']

// --- points at the till ---
export type CheckoutQuote = Schemas['QuoteView']
export type QuoteAsked = Schemas['QuoteBody']
