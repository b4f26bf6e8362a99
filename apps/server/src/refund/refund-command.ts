import { type RefundAsk } from '@passalong/domain'

/** What is to go back. `refundNo` names the refund within its order for ever; null makes a new one. */
export interface RefundCommand {
  orderId: number
  refundNo: string | null
  asks: readonly RefundAsk[]
  clerkId: number | null
  till: 'unspecified' | 'imported'
  atMs: number
}
