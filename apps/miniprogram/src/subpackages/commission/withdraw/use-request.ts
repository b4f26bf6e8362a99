import { useState } from 'react'
import { newKey, type Problem, problemOf } from '../../../api/request.js'
import { requestWithdrawal } from '../../../api/routes.js'
import type { Withdrawal } from '../../../api/shapes.js'
import { forget, keep, kept } from '../../../wechat/storage.js'

interface Sent {
  amountFen: number
  taxFen: number
  key: string
}

const SENT = 'withdrawal-sent'

/** A withdrawal stands open: what was sent without an answer has arrived, or would be refused. */
export function forgetSent(): void {
  forget(SENT)
}

let underWay = false

/**
 * The request of a withdrawal. Sent and not answered, it is kept with its key, also when the phone is switched off: a retry
 * is the same withdrawal.
 */
export function useRequest(onDone: (withdrawal: Withdrawal) => void) {
  const [sent, setSent] = useState<Sent | null>(() => kept<Sent>(SENT))
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const answered = () => {
    forget(SENT)
    setSent(null)
  }
  /** True when it was answered well. */
  const send = async (asked: Sent): Promise<boolean> => {
    // A module's variable: two taps, also on two drawings of this page, are one withdrawal.
    if (underWay) return false
    underWay = true
    keep(SENT, asked)
    setSent(asked)
    setBusy(true)
    setProblem(null)
    try {
      const withdrawal = await requestWithdrawal({ amountFen: asked.amountFen, taxFen: asked.taxFen }, asked.key)
      answered()
      onDone(withdrawal)
      return true
    } catch (thrown) {
      const why = problemOf(thrown)
      if (!why.unanswered) answered()
      setProblem(why)
      return false
    } finally {
      underWay = false
      setBusy(false)
    }
  }
  return {
    busy,
    problem,
    /** What was sent without an answer. */
    unknown: busy ? null : sent,
    submit: (asked: { amountFen: number; taxFen: number }) => send({ ...asked, key: newKey() }),
    retry: () => (sent ? void send(sent) : undefined),
    clear: () => setProblem(null),
  }
}
