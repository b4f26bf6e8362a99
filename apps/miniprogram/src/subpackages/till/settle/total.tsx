import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { yuan } from '../../../figures.js'

interface Props {
  typed: string
  /** What is left to pay after points, once it is known; null without points. */
  toPayFen: number | null
}

/** More than an order may be is shown as well, whole and in one line. */
const LONG = '999999.99'.length

/** One number: what the member pays now. With points the price stands above it, smaller. */
export function Total({ typed, toPayFen }: Props) {
  const look = typed === '' ? ' settle__yuan--empty' : typed.length > LONG ? ' settle__yuan--long' : ''
  if (toPayFen === null) {
    return (
      <View className="settle__amount">
        <Text>{text('till.amount')}</Text>
        <Text id="settle-amount" className={`settle__yuan figures${look}`}>
          {typed || '0.00'}
        </Text>
      </View>
    )
  }
  return (
    <View>
      <View className="settle__amount settle__amount--price">
        <Text>{text('till.price')}</Text>
        <Text id="settle-amount" className="settle__price figures">
          {typed || '0.00'}
        </Text>
      </View>
      <View className="settle__amount settle__amount--pay">
        <Text>{text('till.to-pay')}</Text>
        <Text id="settle-to-pay" className="settle__yuan figures">
          {yuan(toPayFen)}
        </Text>
      </View>
    </View>
  )
}
