import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import type { Order } from '../../../api/shapes.js'
import { ActionButton } from '../../../components/button.js'
import { Icon } from '../../../components/icon.js'
import { signed, signedYuan, yuan } from '../../../figures.js'
import { goBack, goOnTo } from '../../../wechat/ways.js'
import { Effects } from '../effects.js'

/** The order is written: what it brought, to whom, and the next customer. */
export function Settled({ order }: { order: Order }) {
  return (
    <View className="settled rise">
      <View className="settled__sign">
        <Icon name="check" size={36} />
      </View>
      <Text className="settled__title">{text('till.done')}</Text>
      <Text id="settled-amount" className="settled__amount figures">
        ¥{yuan(order.paidFen)}
      </Text>
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
        <ActionButton id="till-next" onTap={goBack}>
          {text('till.next')}
        </ActionButton>
        <ActionButton id="till-see-order" look="quiet" onTap={() => goOnTo('order', { receiptNo: order.receiptNo })}>
          {text('till.see-order')}
        </ActionButton>
      </View>
    </View>
  )
}
