import { create } from 'zustand'
import type { Checkout, Order, Settlement } from '../../api/shapes.js'
import { forget, keep, kept } from '../../wechat/storage.js'

/** A settlement that was sent: kept, with its key, until it is answered, even when the phone is switched off meanwhile. */
export interface SentSettlement {
  checkout: Checkout
  settlement: Settlement
  key: string
}

interface TillState {
  checkout: Checkout | null
  /** Sent and not answered yet. */
  sent: SentSettlement | null
  order: Order | null
}

// Another name for another shape: what a former version kept is not read.
const SENT = 'till-sent-2'

export const useTill = create<TillState>()(() => ({ checkout: null, sent: kept<SentSettlement>(SENT), order: null }))

export function checkoutOpened(checkout: Checkout): void {
  useTill.setState({ checkout, order: null })
}

export function settlementSent(sent: SentSettlement): void {
  keep(SENT, sent)
  useTill.setState({ sent })
}

/** The server answered, one way or the other. */
export function settlementAnswered(order: Order | null): void {
  forget(SENT)
  useTill.setState({ sent: null, order })
}

/** The order just settled was undone. */
export function orderUndone(order: Order): void {
  useTill.setState({ order })
}

/** Takes up again what was sent before the page was left. */
export function takeUpSent(): void {
  const { sent } = useTill.getState()
  if (sent) useTill.setState({ checkout: sent.checkout, order: null })
}
