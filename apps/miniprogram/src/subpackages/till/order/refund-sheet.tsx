import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { refund } from '../../../api/routes.js'
import type { Order } from '../../../api/shapes.js'
import { ActionButton } from '../../../components/button.js'
import { Sheet } from '../../../components/sheet.js'
import { fenOfTyped, yuan } from '../../../figures.js'
import { Keypad } from '../keypad.js'
import { useAttempt } from '../use-attempt.js'

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
}

/** How much goes back, then one question, then the refund; an unanswered one is repeated with its own key. */
export function RefundSheet({ order, asked, onClose, onRefunded }: Props) {
  const { askedFen, setAskedFen, attempt } = asked
  const [typed, setTyped] = useState('')
  const leftFen = order.paidFen - order.refundedFen
  const amountFen = fenOfTyped(typed)
  const tooMuch = askedFen === null && amountFen > leftFen

  const give = (fen: number) =>
    attempt.run(async (key) => {
      onRefunded(await refund(order.orderId, fen, key))
      setAskedFen(null)
    })
  const ask = (fen: number) => {
    attempt.clear()
    setAskedFen(fen)
  }
  const exceeds = tooMuch ? text('error.refund-exceeds-paid', { yuan: yuan(leftFen) }) : undefined
  const words =
    exceeds ?? (attempt.unknown ? `${text('till.unknown')}。${text('order.refund-unknown')}` : attempt.problem?.message)

  return (
    <Sheet title={text('order.refund-amount')} onClose={attempt.busy ? () => undefined : onClose}>
      {words && (
        <Text className="refund__words" ariaRole="alert">
          {words}
        </Text>
      )}
      {askedFen === null ? (
        <View className="refund">
          <Text id="refund-amount" className={`refund__amount figures${typed ? '' : ' refund__amount--empty'}`}>
            {typed || '0.00'}
          </Text>
          <ActionButton id="refund-all" look="outline" onTap={() => ask(leftFen)}>
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
                busy: attempt.busy,
                disabled: amountFen <= 0 || tooMuch,
                onTap: () => ask(amountFen),
              }}
            />
          </View>
        </View>
      ) : (
        <View className="refund">
          <Text className="refund__ask">
            {text('order.refund-asks', { name: order.memberMaskedName, yuan: yuan(askedFen) })}
          </Text>
          <Text className="refund__note">{text('order.refund-takes')}</Text>
          <ActionButton id="refund-confirm" busy={attempt.busy} onTap={() => void give(askedFen)}>
            {attempt.busy ? text('order.refunding') : `${text('order.refund-go')} ¥${yuan(askedFen)}`}
          </ActionButton>
          {!attempt.unknown && (
            <ActionButton id="refund-keep" look="quiet" onTap={() => setAskedFen(null)}>
              {text('order.keep')}
            </ActionButton>
          )}
        </View>
      )}
    </Sheet>
  )
}
