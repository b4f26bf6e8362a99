import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import type { Order } from '../../../api/shapes.js'
import { ActionButton } from '../../../components/button.js'
import { Icon } from '../../../components/icon.js'
import { grouped, signed, signedYuan, yuan } from '../../../figures.js'
import { goBack, goOnTo } from '../../../wechat/ways.js'
import { Effects } from '../effects.js'
import { orderUndone } from '../store.js'
import { Undo } from '../undo.js'

function NextCustomer() {
  return (
    <ActionButton id="till-next" onTap={() => goBack('till')}>
      {text('till.next')}
    </ActionButton>
  )
}

/** It never was: everything went back, and the number is free. */
function Undone({ order }: { order: Order }) {
  return (
    <View className="settled rise">
      <View className="settled__sign settled__sign--undone">
        <Icon name="undo" size={36} />
      </View>
      <Text id="settled-undone" className="settled__title">
        {text('till.undone')}
      </Text>
      <Text className="settled__amount settled__amount--undone figures">¥{yuan(order.paidFen)}</Text>
      <Text className="settled__note">{text('till.undone-note', { receipt: order.receiptNo })}</Text>
      <View className="settled__actions">
        <NextCustomer />
      </View>
    </View>
  )
}

function SpentLine({ order }: { order: Order }) {
  if (order.pointsSpent === 0) return null
  const spent = text('order.points-spent', { points: grouped(order.pointsSpent), yuan: yuan(order.pointsFen) })
  return (
    <Text className="settled__note">
      {text('order.price', { yuan: yuan(order.amountFen) })} · {spent}
    </Text>
  )
}

/** The order is written: what it brought, to whom, and the next customer. */
export function Settled({ order }: { order: Order }) {
  if (order.state === 'undone') return <Undone order={order} />
  return (
    <View className="settled rise">
      <View className="settled__sign">
        <Icon name="check" size={36} />
      </View>
      <Text className="settled__title">{text('till.done')}</Text>
      <Text id="settled-amount" className="settled__amount figures">
        ¥{yuan(order.paidFen)}
      </Text>
      <SpentLine order={order} />
      <Text className="settled__note">
        {order.memberMaskedName} · {order.receiptNo}
      </Text>
      {order.tierAfter !== order.tierBefore && (
        <Text className="settled__upgrade">{text('till.upgraded', { tier: text(`tier.${order.tierAfter}`) })}</Text>
      )}
      <Effects
        growth={signed(order.growth)}
        points={signed(order.points)}
        commission={signedYuan(order.commission.amountFen)}
        reason={order.commission.reason}
      />
      <View className="settled__actions">
        <NextCustomer />
        <ActionButton id="till-see-order" look="quiet" onTap={() => goOnTo('order', { receiptNo: order.receiptNo })}>
          {text('till.see-order')}
        </ActionButton>
        <Undo order={order} onUndone={orderUndone} />
      </View>
    </View>
  )
}
