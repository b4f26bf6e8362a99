import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import './effects.scss'

interface Props {
  growth: string
  points: string
  commission: string
  /** Why the referrer gets this, or nothing. */
  reason?: string
}

/** What an order did beside its money. */
export function Effects({ growth, points, commission, reason }: Props) {
  return (
    <View className="effects">
      <View className="effects__row">
        <Text>{text('till.growth')}</Text>
        <Text className="effects__value figures">{growth}</Text>
      </View>
      <View className="effects__row">
        <Text>{text('till.points')}</Text>
        <Text className="effects__value figures">{points}</Text>
      </View>
      <View className="effects__row">
        <Text>{text('till.commission')}</Text>
        <Text className="effects__value figures">{commission}</Text>
      </View>
      {reason && <Text className="effects__reason">{reason}</Text>}
    </View>
  )
}
