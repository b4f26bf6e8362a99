import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { cancelWithdrawal } from '../../../api/routes.js'
import type { Withdrawal } from '../../../api/shapes.js'
import { useAttempt } from '../../../api/use-attempt.js'
import { ActionButton } from '../../../components/button.js'
import { Sheet } from '../../../components/sheet.js'
import { yuan } from '../../../figures.js'

interface Props {
  item: Withdrawal
  onClose(): void
  onDone(): Promise<void>
}

/** One question before a withdrawal is given up. */
export function CancelSheet({ item, onClose, onDone }: Props) {
  const attempt = useAttempt()
  const cancel = async () => {
    const done = await attempt.run(async (key) => {
      await cancelWithdrawal(item.id, key)
    })
    await onDone()
    if (done) onClose()
  }
  return (
    <Sheet title={text('payout.cancel-asks')} onClose={attempt.busy ? () => undefined : onClose}>
      <Text className="payout__ask">{text('payout.cancel-note', { yuan: yuan(item.grossFen) })}</Text>
      {attempt.problem && (
        <Text className="payout__ask payout__ask--problem" ariaRole="alert">
          {attempt.problem.message}
        </Text>
      )}
      <View className="sheet__foot">
        <ActionButton id="payout-cancel-go" busy={attempt.busy} onTap={cancel}>
          {text('payout.cancel-go')}
        </ActionButton>
        <ActionButton id="payout-cancel-keep" look="quiet" onTap={onClose}>
          {text('payout.cancel-keep')}
        </ActionButton>
      </View>
    </Sheet>
  )
}
