/** A commission whose day has come, before it is judged. Amounts are fen; locked by whoever asks. */
export interface DueReward {
  orderId: number
  level: number
  payeeId: number
  buyerId: number
  baseFen: number
  amountFen: number
  takenBackFen: number
  decidedAt: Date
}

/** What tells one level of one order from all others. */
export const rewardName = ({ orderId, level }: { orderId: number; level: number }) => `${orderId}-${level}`
