import { type Portrait } from './portrait.js'
import { crowd, mostAccounts, type Signal, when } from './signal.js'
import { WEIGHTS } from './weights.js'

/** Accounts that are one person. */
export const people: readonly Signal[] = [
  {
    code: 'same-identity',
    look: ({ buyerId }, { payee, members }) => {
      const marks = members.get(buyerId)?.marks.filter((mark) => payee?.marks.includes(mark)).length ?? 0
      return when(marks > 0, WEIGHTS['same-identity'], { marks })
    },
  },
  {
    code: 'payee-seen-before',
    look: (_, { payee, accountsByMark }) =>
      crowd(WEIGHTS['payee-seen-before'], mostAccounts(payee?.marks ?? [], accountsByMark)),
  },
  {
    code: 'buyer-seen-before',
    look: ({ buyerId }, { members, accountsByMark }) =>
      crowd(WEIGHTS['buyer-seen-before'], mostAccounts(members.get(buyerId)?.marks ?? [], accountsByMark)),
  },
  {
    code: 'buyers-seen-before',
    look: (_, { withSharedMark: count, own }) =>
      when(count >= 3 && count >= own.buyers * 0.3, WEIGHTS['buyers-seen-before'], {
        people: count,
        of: own.buyers,
      }),
  },
]

/** Who buys on their own account is paid nothing for it: a second account of theirs would have done that instead. */
const isCustomer = (circle: Portrait['circle'], baseFen: number) => circle !== null && circle.spentFen >= baseFen * 0.4

/** Accounts that use one phone. */
export const phones: readonly Signal[] = [
  {
    code: 'same-phone',
    look: ({ buyerId }, { payee, members }) =>
      when(
        members.get(buyerId)?.devices.some((one) => payee?.devices.includes(one)) ?? false,
        WEIGHTS['same-phone'],
        {},
      ),
  },
  {
    // Somebody in the family who buys now and then is one thing; a second account that earns its owner a rebate is another.
    code: 'only-own-phone',
    look: (_, { onPayeesPhone, own, purchases, baseFen, circle }) =>
      when(
        !isCustomer(circle, baseFen) &&
          onPayeesPhone > 0 &&
          onPayeesPhone === own.buyers &&
          (purchases >= 8 || baseFen >= 100_000),
        WEIGHTS['only-own-phone'],
        {
          orders: purchases,
        },
      ),
  },
  {
    code: 'crowded-phone',
    look: ({ buyerId }, { payee, members, accountsByDevice }) => {
      const devices = [...(members.get(buyerId)?.devices ?? []), ...(payee?.devices ?? [])]
      return crowd(WEIGHTS['crowded-phone'], mostAccounts(devices, accountsByDevice))
    },
  },
  {
    code: 'phone-of-strangers',
    look: ({ buyerId }, { payee, members, strangersByDevice }) => {
      const devices = [...(members.get(buyerId)?.devices ?? []), ...(payee?.devices ?? [])]
      return crowd(WEIGHTS['phone-of-strangers'], Math.max(0, ...devices.map((one) => strangersByDevice.get(one) ?? 0)))
    },
  },
  {
    code: 'buyers-share-phones',
    look: (_, { onSharedPhone, onPayeesPhone, own, circle, baseFen }) => {
      const count = Math.max(onSharedPhone, onPayeesPhone)
      const { most, some } = WEIGHTS['buyers-share-phones']
      const family = onPayeesPhone >= 1 && own.buyers <= 4 && isCustomer(circle, baseFen)
      return when(!family && count >= 4 && count >= own.buyers * 0.3, count >= own.buyers * 0.6 ? most : some, {
        people: count,
        of: own.buyers,
      })
    },
  },
]
