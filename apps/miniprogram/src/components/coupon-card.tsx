import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import type { Coupon } from '../api/shapes.js'
import { daysUntil } from '../days.js'
import { Icon } from './icon.js'
import './coupon-card.scss'

function validity(until: string): string {
  // It ends with the last moment before `until`.
  const days = daysUntil(Date.parse(until) - 1)
  if (days <= 0) return text('coupon.today')
  return days === 1 ? text('coupon.tomorrow') : text('coupon.days-left', { days })
}

/** A coupon as a ticket: what it is, where and how long it holds. */
export function CouponCard({ coupon }: { coupon: Coupon }) {
  return (
    <View className="coupon">
      <View className="coupon__stub">
        <Icon name="bag" size={26} />
        <Text className="coupon__kind">{text('coupon.gift')}</Text>
      </View>
      <View className="coupon__body">
        <Text className="coupon__title">{coupon.title}</Text>
        <Text className="coupon__note">{coupon.storeName ?? text('coupon.everywhere')}</Text>
        <Text className="coupon__note">{validity(coupon.validUntil)}</Text>
      </View>
    </View>
  )
}
