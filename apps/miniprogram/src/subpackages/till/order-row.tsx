import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import type { Order } from '../../api/shapes.js'
import { momentOf } from '../../days.js'
import { yuan } from '../../figures.js'
import { goTo } from '../../wechat/ways.js'
import './order-row.scss'

export function OrderRow({ order }: { order: Order }) {
  return (
    <View
      id={`order-${order.receiptNo}`}
      className="order-row"
      hoverClass="order-row--pressed"
      ariaRole="button"
      onClick={() => goTo('order', { receiptNo: order.receiptNo })}
    >
      <View>
        <Text className="order-row__receipt">{order.receiptNo}</Text>
        <Text className="order-row__note">
          {order.memberMaskedName} · {momentOf(order.paidAt)}
        </Text>
      </View>
      <View className="order-row__side">
        <Text className={`order-row__paid figures${order.state === 'undone' ? ' order-row__paid--undone' : ''}`}>
          {yuan(order.paidFen)}
        </Text>
        {order.state !== 'paid' && <Text className="order-row__note">{text(`order.state-${order.state}`)}</Text>}
      </View>
    </View>
  )
}
