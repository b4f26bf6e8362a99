import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { problemOf } from '../../../api/request.js'
import { refund } from '../../../api/routes.js'
import type { Order } from '../../../api/shapes.js'
import { useAttempt } from '../../../api/use-attempt.js'
import { ActionButton } from '../../../components/button.js'
import { Sheet } from '../../../components/sheet.js'
import { fenOfTyped, yuan } from '../../../figures.js'
import { Keypad } from '../keypad.js'

/**
 * A refund that was asked for. It belongs to the page, not to the sheet: put away and opened again, an unanswered one is
 * still the same refund with the same key.
 */
export function useRefund() {
  const [askedFen, setAskedFen] = useState<number | null>(null)
  const attempt = useAttempt()
  return { askedFen, setAskedFen, attempt }
}

interface Props {
  order: Order
  asked: ReturnType<typeof useRefund>
  onClose(): void
  onRefunded(order: Order): void
  /** Reads the order again. */
  onLookUp(): Promise<Order>
}

/** How much goes back, keyed in; more than is left is told at once. */
function Amount({ leftFen, onAsk, busy }: { leftFen: number; busy: boolean; onAsk(fen: number): void }) {
  const [typed, setTyped] = useState('')
  const amountFen = fenOfTyped(typed)
  const tooMuch = amountFen > leftFen
  return (
    <View className="refund">
      {tooMuch && (
        <Text className="refund__words" ariaRole="alert">
          {text('error.refund-exceeds-paid', { yuan: yuan(leftFen) })}
        </Text>
      )}
      <Text id="refund-amount" className={`refund__amount figures${typed ? '' : ' refund__amount--empty'}`}>
        {typed || '0.00'}
      </Text>
      <ActionButton id="refund-all" look="outline" onTap={() => onAsk(leftFen)}>
        {text('order.refund-all', { yuan: yuan(leftFen) })}
      </ActionButton>
      <View className="refund__keys">
        <Keypad
          typed={typed}
          onTyped={setTyped}
          action={{
            id: 'refund-go',
            label: text('order.refund-go'),
            note: amountFen > 0 ? `¥${yuan(amountFen)}` : undefined,
            busy,
            disabled: amountFen <= 0 || tooMuch,
            onTap: () => onAsk(amountFen),
          }}
        />
      </View>
    </View>
  )
}

/**
 * After an unknown outcome: reads the order again. If it has given back what was asked for, the refund is done; else its key
 * stays, and a retry is the same refund.
 */
function useLookUp({ order, asked, onLookUp, onRefunded }: Props) {
  const [busy, setBusy] = useState(false)
  const [words, setWords] = useState<string | null>(null)
  const lookUp = async () => {
    setBusy(true)
    try {
      const found = await onLookUp()
      const known = new Set(order.refunds.map(({ refundNo }) => refundNo))
      const came = found.refunds.some((one) => !known.has(one.refundNo) && one.amountFen === asked.askedFen)
      if (came) {
        asked.attempt.clear()
        asked.setAskedFen(null)
        onRefunded(found)
      } else setWords(text('order.looked-up'))
    } catch (thrown) {
      setWords(problemOf(thrown).message)
    } finally {
      setBusy(false)
    }
  }
  return { busy, words, lookUp, clear: () => setWords(null) }
}

/** How much goes back, then one question, then the refund; an unanswered one is looked up, or repeated with its own key. */
export function RefundSheet(props: Props) {
  const { order, asked, onClose, onRefunded } = props
  const { askedFen, setAskedFen, attempt } = asked
  const looking = useLookUp(props)
  const give = (fen: number) => {
    looking.clear()
    return attempt.run(async (key) => {
      onRefunded(await refund(order.orderId, fen, key))
      setAskedFen(null)
    })
  }
  const ask = (fen: number) => {
    attempt.clear()
    setAskedFen(fen)
  }
  const unknown = attempt.unknown ? `${text('till.unknown')}。${text('order.refund-unknown')}` : null
  const words = looking.words ?? unknown ?? attempt.problem?.message ?? null
  const busy = attempt.busy || looking.busy
  return (
    <Sheet title={text('order.refund-amount')} onClose={busy ? () => undefined : onClose}>
      {words && (
        <Text className="refund__words" ariaRole="alert">
          {words}
        </Text>
      )}
      {askedFen === null ? (
        <Amount leftFen={order.paidFen - order.refundedFen} busy={busy} onAsk={ask} />
      ) : (
        <View className="refund">
          <Text className="refund__ask">
            {text('order.refund-asks', { name: order.memberMaskedName, yuan: yuan(askedFen) })}
          </Text>
          <Text className="refund__note">{text('order.refund-takes')}</Text>
          <ActionButton id="refund-confirm" busy={busy} onTap={() => void give(askedFen)}>
            {attempt.busy ? text('order.refunding') : `${text('order.refund-go')} ¥${yuan(askedFen)}`}
          </ActionButton>
          {attempt.unknown ? (
            <ActionButton id="refund-look-up" look="outline" busy={busy} onTap={looking.lookUp}>
              {text('till.look-up')}
            </ActionButton>
          ) : (
            <ActionButton id="refund-keep" look="quiet" onTap={() => setAskedFen(null)}>
              {text('order.keep')}
            </ActionButton>
          )}
        </View>
      )}
    </Sheet>
  )
}
