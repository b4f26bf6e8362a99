import { text } from '@passalong/contract'
import { useState } from 'react'
import { newKey, problemOf } from '../../../api/request.js'
import { settle } from '../../../api/routes.js'
import type { Checkout } from '../../../api/shapes.js'
import { fenOfTyped } from '../../../figures.js'
import { tick } from '../../../wechat/screen.js'
import { type SentSettlement, settlementAnswered, settlementSent, useTill } from '../store.js'
import { usePoints } from './use-points.js'

/** Refusals after which this checkout can bring nothing any more. */
const OVER = ['checkout-expired', 'checkout-unknown', 'checkout-settled', 'clerk-own-purchase', 'member-closed']

let underWay = false

/** Sends the one settlement; `refused` hears why it was not taken. */
function useSending(refused: (code: string) => void) {
  const [busy, setBusy] = useState(false)
  const [words, setWords] = useState<string | null>(null)
  const [mustScanAgain, setMustScanAgain] = useState(false)
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
      if (!why.unanswered) {
        settlementAnswered(null)
        refused(why.code)
      }
      setMustScanAgain(OVER.includes(why.code))
      setWords(why.message)
    } finally {
      underWay = false
      setBusy(false)
    }
  }
  return { busy, words, setWords, mustScanAgain, send }
}

/** What is filled in for this member, and the one settlement that comes of it. */
export function useSettle(checkout: Checkout) {
  const sentBefore = useTill((state) => (state.sent?.checkout.checkoutId === checkout.checkoutId ? state.sent : null))
  const [receiptNo, setReceiptNo] = useState(sentBefore?.settlement.receiptNo ?? '')
  const [typed, setTyped] = useState(sentBefore ? String(sentBefore.settlement.amountFen / 100) : '')
  const [chosen, setChosen] = useState<string[]>(sentBefore?.settlement.giftCouponIds ?? [])
  const amountFen = fenOfTyped(typed)
  const sentPoints = sentBefore ? (sentBefore.settlement.pointsToSpend ?? 0) : null
  const points = usePoints(checkout, amountFen, sentPoints)
  const sending = useSending((code) => code === 'points-unusable' && points.again())
  const { busy, words, setWords, mustScanAgain, send } = sending
  // Sent and not answered: nothing may be changed, or the retry would be another settlement.
  const unknown = sentBefore !== null && !busy

  const submit = () => {
    if (!receiptNo.trim()) return setWords(text('till.receipt-first'))
    if (amountFen <= 0) return setWords(text('till.amount-first'))
    if (points.waits) return points.problem ? points.again() : undefined
    const pointsToSpend = points.on ? (points.quote?.pointsToSpend ?? 0) : 0
    const settlement = { receiptNo: receiptNo.trim(), amountFen, giftCouponIds: chosen }
    const spends = pointsToSpend > 0 ? { ...settlement, pointsToSpend } : settlement
    send({ checkout, settlement: spends, key: newKey() })
  }
  const afterPoints = (): number | null => {
    const { stepPoints, stepFen } = checkout.points
    if (sentPoints !== null) return sentPoints > 0 ? amountFen - (sentPoints / stepPoints) * stepFen : null
    return points.on && points.quote ? points.quote.toPayFen : null
  }
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
    toggle: (id: string) => setChosen((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id])),
    points,
    sentPoints,
    amountFen,
    /** What is left to pay after points, once it is known; null without points. */
    afterPointsFen: afterPoints(),
    busy,
    words,
    unknown,
    locked: busy || unknown,
    mustScanAgain,
    submit,
    retry: () => sentBefore && send(sentBefore),
  }
}
