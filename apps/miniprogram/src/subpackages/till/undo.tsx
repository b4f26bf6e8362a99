import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { undoOrder } from '../../api/routes.js'
import type { Order } from '../../api/shapes.js'
import { useAttempt } from '../../api/use-attempt.js'
import { ActionButton } from '../../components/button.js'
import { Sheet } from '../../components/sheet.js'
import { yuan } from '../../figures.js'
import { minutesOf, useUndoTime } from './use-undo-time.js'
import './undo.scss'

interface Props {
  order: Order
  onUndone(order: Order): void
}

/** The way back from a slip: five minutes, one question, everything as it was. */
export function Undo({ order, onUndone }: Props) {
  const seconds = useUndoTime(order)
  const attempt = useAttempt()
  const [asking, setAsking] = useState(false)
  const undo = async () => {
    const done = await attempt.run(async (key) => onUndone(await undoOrder(order.orderId, key)))
    if (done) setAsking(false)
  }
  // An unanswered undo stays to be repeated, whatever the clock says.
  if (seconds === 0 && !asking && !attempt.unknown) return null
  const words = attempt.unknown
    ? `${text('till.unknown')}。${text('till.undo-unknown')}`
    : (attempt.problem?.message ?? null)
  return (
    <View className="undo">
      <ActionButton id="till-undo" look="outline" onTap={() => setAsking(true)}>
        {text('till.undo', { left: seconds > 0 ? minutesOf(seconds) : '' })}
      </ActionButton>
      {asking && (
        <Sheet
          title={text('till.undo-asks', { receipt: order.receiptNo })}
          onClose={() => !attempt.busy && setAsking(false)}
        >
          <Text className="undo__note">{text('till.undo-note', { yuan: yuan(order.paidFen) })}</Text>
          {words && (
            <Text className="undo__words" ariaRole="alert">
              {words}
            </Text>
          )}
          <View className="sheet__foot">
            <ActionButton id="till-undo-go" busy={attempt.busy} onTap={undo}>
              {text(attempt.busy ? 'till.undoing' : attempt.unknown ? 'state.retry' : 'till.undo-go')}
            </ActionButton>
            {!attempt.unknown && (
              <ActionButton id="till-undo-keep" look="quiet" onTap={() => setAsking(false)}>
                {text('till.undo-keep')}
              </ActionButton>
            )}
          </View>
        </Sheet>
      )}
    </View>
  )
}
