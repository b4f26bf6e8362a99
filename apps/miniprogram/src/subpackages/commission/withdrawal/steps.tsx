import { type MessageKey, text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import type { Withdrawal } from '../../../api/shapes.js'
import { Icon } from '../../../components/icon.js'

const NAMES: MessageKey[] = ['payout.step-asked', 'payout.step-approved', 'payout.step-confirmed', 'payout.step-paid']

/** How many of the steps are behind it; null when it came back, and there are none any more. */
function done(state: Withdrawal['state']): number | null {
  const order = {
    'waiting-approval': 1,
    sending: 2,
    confirm: 2,
    transferring: 3,
    paid: 4,
    returned: null,
    refused: null,
  }
  return order[state]
}

/** The way from the request to the money, with what is behind it. */
export function Steps({ item }: { item: Withdrawal }) {
  const behind = done(item.state)
  if (behind === null) return null
  return (
    <View className="steps">
      {NAMES.map((name, index) => (
        <View
          key={name}
          className={`step${index < behind ? ' step--done' : ''}${index === behind ? ' step--now' : ''}`}
        >
          <View className="step__dot">{index < behind && <Icon name="check" size={12} />}</View>
          <Text className="step__name">{text(name)}</Text>
        </View>
      ))}
    </View>
  )
}
