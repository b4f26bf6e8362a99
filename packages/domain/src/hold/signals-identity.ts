import { type Crowd, crowd, mostAccounts, type Signal, when } from './signal.js'

/** Accounts on one phone: a family of three or four may share one. */
const CROWDED: Crowd = [
  { from: 6, weight: 100 },
  { from: 5, weight: 40 },
  { from: 4, weight: 30 },
  { from: 3, weight: 15 },
]
/** Accounts on the phone who are neither the payee nor buyers of theirs: a family buys through one of its own. */
const STRANGERS: Crowd = [
  { from: 3, weight: 100 },
  { from: 2, weight: 60 },
  { from: 1, weight: 15 },
]
/** Memberships with one ID, phone number or WeChat identity: somebody who lost an account has two. */
const SEEN_BEFORE: Crowd = [
  { from: 3, weight: 100 },
  { from: 2, weight: 50 },
]
/** Accounts that are one person. */
export const people: readonly Signal[] = [
  {
    code: 'same-identity',
    look: ({ buyerId }, { payee, members }) => {
      const marks = members.get(buyerId)?.marks.filter((mark) => payee?.marks.includes(mark)).length ?? 0
      return when(marks > 0, 100, { marks })
    },
  },
  {
    code: 'payee-seen-before',
    look: (_, { payee, accountsByMark }) => crowd(SEEN_BEFORE, mostAccounts(payee?.marks ?? [], accountsByMark)),
  },
  {
    code: 'buyer-seen-before',
    look: ({ buyerId }, { members, accountsByMark }) =>
      crowd(SEEN_BEFORE, mostAccounts(members.get(buyerId)?.marks ?? [], accountsByMark)),
  },
  {
    code: 'buyers-seen-before',
    look: (_, { withSharedMark: count, own }) =>
      when(count >= 3 && count >= own.buyers * 0.3, 60, { people: count, of: own.buyers }),
  },
]

/** Accounts that use one phone. */
export const phones: readonly Signal[] = [
  {
    code: 'same-phone',
    look: ({ buyerId }, { payee, members }) =>
      when(members.get(buyerId)?.devices.some((one) => payee?.devices.includes(one)) ?? false, 40, {}),
  },
  {
    // Somebody in the family who buys now and then is one thing; a second account that earns its owner a rebate is another.
    code: 'only-own-phone',
    look: (_, { onPayeesPhone, own, purchases, baseFen }) =>
      when(onPayeesPhone > 0 && onPayeesPhone === own.buyers && (purchases >= 8 || baseFen >= 100_000), 50, {
        orders: purchases,
      }),
  },
  {
    code: 'crowded-phone',
    look: ({ buyerId }, { payee, members, accountsByDevice }) => {
      const devices = [...(members.get(buyerId)?.devices ?? []), ...(payee?.devices ?? [])]
      return crowd(CROWDED, mostAccounts(devices, accountsByDevice))
    },
  },
  {
    code: 'phone-of-strangers',
    look: ({ buyerId }, { payee, members, strangersByDevice }) => {
      const devices = [...(members.get(buyerId)?.devices ?? []), ...(payee?.devices ?? [])]
      return crowd(STRANGERS, Math.max(0, ...devices.map((one) => strangersByDevice.get(one) ?? 0)))
    },
  },
  {
    code: 'buyers-share-phones',
    look: (_, { onSharedPhone, onPayeesPhone, own }) => {
      const count = Math.max(onSharedPhone, onPayeesPhone)
      const most = count >= 4 && count >= own.buyers * 0.6
      return when(count >= 4 && count >= own.buyers * 0.3, most ? 100 : 60, { people: count, of: own.buyers })
    },
  },
]
