/** A commission with the purchase that it is of. Instants are ms since the epoch, money is fen. */
export interface HoldPurchase {
  orderId: number
  level: number
  payeeId: number
  buyerId: number
  /** What was paid, and the commission of it. */
  baseFen: number
  amountFen: number
  /** What refunds have taken back of the commission so far. */
  takenBackFen: number
  /** Whether some of it went back after its release day. */
  refundedLate: boolean
  /** Whether some of it went back before that; never of what was held, for then its day says nothing. */
  refundedInTime: boolean
  paidAtMs: number
  /** Whether the buyer, long a member, opened somebody's link minutes before paying; false when that was not asked. */
  openedToPay: boolean
}

/** What is known of a member who bought or is paid. */
export interface HoldMember {
  id: number
  joinedAtMs: number
  referrerId: number | null
  /** The phones on which they were seen, as the keyed hashes that are kept. */
  devices: readonly string[]
  /** Phone numbers, ID numbers and WeChat ids that they ever had, as the keyed hashes that are kept. */
  marks: readonly string[]
  /** Whether they bought more than once, and opened links of others than who brought them. */
  boughtAgain: boolean
  followsOthers: boolean
  /** Whether they share or bring friends themselves. */
  shares: boolean
}

/** Whom a payee brought in the last two months and who have had days to buy in, how many did, and how many of these within the hour
 * of joining; and what the payee spent in one month. */
export interface FriendCircle {
  brought: number
  bought: number
  boughtAtOnce: number
  spentFen: number
  /** The latest whom they ever brought, how long ago that may be, and how many of these bought within the hour of joining. */
  everBrought: number
  everAtOnce: number
}

/** Somebody who is paid, with what there is to judge them by. Everything is bounded, however popular they are. */
export interface PayeeFacts {
  payeeId: number
  /** Their latest commissions, the newest first. */
  purchases: readonly HoldPurchase[]
  /** The latest commissions of those next to them (who brought them, whom they brought), when their own are few. */
  kin: readonly HoldPurchase[]
  /** They themselves and everybody who bought. */
  members: ReadonlyMap<number, HoldMember>
  /** How many members were seen on a phone; phones of one member may be left out. */
  accountsByDevice: ReadonlyMap<string, number>
  /** How many members had a mark at some time; marks of one member may be left out. */
  accountsByMark: ReadonlyMap<string, number>
  /** Payees with some buyers of their own: whom they brought lately, how many of these bought, and what they spent, fen. */
  circles: ReadonlyMap<number, FriendCircle>
  /** Who was paid for the purchases of a person, for this payee and some steps up. */
  paidFor: ReadonlyMap<number, readonly number[]>
}
