import { text } from '@passalong/contract'
import { useState } from 'react'
import { newKey, problemOf } from '../../../api/request.js'
import { settle } from '../../../api/routes.js'
import type { Checkout } from '../../../api/shapes.js'
import { fenOfTyped } from '../../../figures.js'
import { tick } from '../../../wechat/screen.js'
import { type SentSettlement, settlementAnswered, settlementSent, useTill } from '../store.js'

/** Refusals after which this checkout can bring nothing any more. */
const OVER = ['checkout-expired', 'checkout-unknown', 'checkout-settled', 'clerk-own-purchase', 'member-closed']

let underWay = false

/** What is filled in for this member, and the one settlement that comes of it. */
export function useSettle(checkout: Checkout) {
  const sentBefore = useTill((state) => (state.sent?.checkout.checkoutId === checkout.checkoutId ? state.sent : null))
  const [receiptNo, setReceiptNo] = useState(sentBefore?.settlement.receiptNo ?? '')
  const [typed, setTyped] = useState(sentBefore ? String(sentBefore.settlement.amountFen / 100) : '')
  const [chosen, setChosen] = useState<string[]>(sentBefore?.settlement.giftCouponIds ?? [])
  const [busy, setBusy] = useState(false)
  const [words, setWords] = useState<string | null>(null)
  const [mustScanAgain, setMustScanAgain] = useState(false)
  const amountFen = fenOfTyped(typed)
  // Sent and not answered: nothing may be changed, or the retry would be another settlement.
  const unknown = sentBefore !== null && !busy

  const send = async (sent: SentSettlement) => {
    // A module's variable: two taps, also on two drawings of this page, are one settlement.
    if (underWay) return
    underWay = true
    setBusy(true)
    setWords(null)
    settlementSent(sent)
    try {
      const order = await settle(sent.checkout.checkoutId, sent.settlement, sent.key)
      tick()
      settlementAnswered(order)
    } catch (thrown) {
      const why = problemOf(thrown)
      if (!why.unanswered) settlementAnswered(null)
      setMustScanAgain(OVER.includes(why.code))
      setWords(why.message)
    } finally {
      underWay = false
      setBusy(false)
    }
  }

  const submit = () => {
    if (!receiptNo.trim()) return setWords(text('till.receipt-first'))
    if (amountFen <= 0) return setWords(text('till.amount-first'))
    send({ checkout, settlement: { receiptNo: receiptNo.trim(), amountFen, giftCouponIds: chosen }, key: newKey() })
  }
  const retry = () => {
    if (sentBefore) send(sentBefore)
  }
  const toggle = (id: string) => setChosen((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]))
  const locked = busy || unknown
  // What was said about a field is over once the field changes.
  const changed =
    <T>(set: (value: T) => void) =>
    (value: T) => {
      set(value)
      if (!mustScanAgain) setWords(null)
    }
  return {
    receiptNo,
    setReceiptNo: changed(setReceiptNo),
    typed,
    setTyped: changed(setTyped),
    chosen,
    toggle,
    amountFen,
    busy,
    words,
    unknown,
    locked,
    mustScanAgain,
    submit,
    retry,
  }
}
