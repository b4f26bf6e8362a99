import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useLoad, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { orderByReceipt } from '../../../api/routes.js'
import type { Order, Refund } from '../../../api/shapes.js'
import { useLoaded } from '../../../api/use-loaded.js'
import { ActionButton } from '../../../components/button.js'
import { ProblemView, Skeleton } from '../../../components/state-view.js'
import { momentOf } from '../../../days.js'
import { grouped, signed, signedYuan, yuan } from '../../../figures.js'
import { Effects } from '../effects.js'
import { Undo } from '../undo.js'
import { RefundSheet, useRefund } from './refund-sheet.js'
import './index.scss'

function RefundRow({ refund }: { refund: Refund }) {
  return (
    <View className="refund-row">
      <Text className="refund-row__title">
        {text('order.refunded-at', { yuan: yuan(refund.amountFen), moment: momentOf(refund.at) })}
      </Text>
      <Text className="refund-row__note">
        {text('order.went-back')}：{text('till.growth')} {signed(-Math.abs(refund.growth))} · {text('till.points')}{' '}
        {signed(-Math.abs(refund.points))} · {text('till.commission')} {signedYuan(-Math.abs(refund.commissionFen))}
      </Text>
      {refund.pointsReturned > 0 && (
        <Text className="refund-row__note refund-row__note--back">
          {text('order.points-returned', { points: signed(refund.pointsReturned) })}
        </Text>
      )}
    </View>
  )
}

/** What the order still gives after its refunds; an undone one gives nothing. */
function kept({ growth, points, commission, refunds, state }: Order) {
  if (state === 'undone') return { growth: 0, points: 0, commissionFen: 0 }
  const back = (of: (refund: Refund) => number) => refunds.reduce((sum, refund) => sum + of(refund), 0)
  return {
    growth: growth - back((refund) => refund.growth),
    points: points - back((refund) => refund.points),
    commissionFen: commission.amountFen - back((refund) => refund.commissionFen),
  }
}

function Head({ order, leftFen }: { order: Order; leftFen: number }) {
  return (
    <View>
      <View className="order__head">
        <Text className="order__receipt">{text('order.title', { receipt: order.receiptNo })}</Text>
        <Text id="order-state" className={`order__state order__state--${order.state}`}>
          {text(`order.state-${order.state}`)}
        </Text>
      </View>
      <Text className="order__amount figures">¥{yuan(leftFen)}</Text>
      <Text className="order__note">
        {order.memberMaskedName} · {text('order.paid')} ¥{yuan(order.paidFen)} · {momentOf(order.paidAt)}
      </Text>
      {order.pointsSpent > 0 && (
        <Text className="order__note">
          {text('order.price', { yuan: yuan(order.amountFen) })} ·{' '}
          {text('order.points-spent', { points: grouped(order.pointsSpent), yuan: yuan(order.pointsFen) })}
        </Text>
      )}
    </View>
  )
}

interface OrderProps {
  order: Order
  onRefund(): void
  onUndone(order: Order): void
}

function OrderView({ order, onRefund, onUndone }: OrderProps) {
  const undone = order.state === 'undone'
  const leftFen = undone ? 0 : order.paidFen - order.refundedFen
  const now = kept(order)
  return (
    <View className="order rise">
      <Head order={order} leftFen={leftFen} />
      <Effects
        growth={signed(now.growth)}
        points={signed(now.points)}
        commission={signedYuan(now.commissionFen)}
        reason={undone ? undefined : order.commission.reason}
      />
      {order.refunds.map((refund) => (
        <RefundRow key={refund.refundNo} refund={refund} />
      ))}
      {leftFen > 0 && (
        <View className="order__action">
          <ActionButton id="order-refund" look="outline" onTap={onRefund}>
            {text('order.refund')} · {text('order.left', { yuan: yuan(leftFen) })}
          </ActionButton>
        </View>
      )}
      {!undone && <Undo order={order} onUndone={onUndone} />}
    </View>
  )
}

/** One receipt: what it is worth now, what went back, and the way to give money back. */
export default function OrderPage() {
  const { params } = useRouter()
  const receiptNo = decodeURIComponent(params['receiptNo'] ?? '')
  const { data, problem, load } = useLoaded(() => orderByReceipt(receiptNo))
  const [changed, setChanged] = useState<Order | null>(null)
  const [refunding, setRefunding] = useState(false)
  const asked = useRefund()
  useLoad(load)
  const order = changed ?? data
  return (
    <View className="page">
      {!order && problem && <ProblemView message={problem.message} onRetry={load} />}
      {!order && !problem && <Skeleton heights={[120, 150]} />}
      {order && <OrderView order={order} onRefund={() => setRefunding(true)} onUndone={setChanged} />}
      {order && refunding && (
        <RefundSheet
          order={order}
          asked={asked}
          onClose={() => setRefunding(false)}
          onLookUp={async () => {
            const found = await orderByReceipt(receiptNo)
            setChanged(found)
            return found
          }}
          onRefunded={(next) => {
            setChanged(next)
            setRefunding(false)
          }}
        />
      )}
    </View>
  )
}
