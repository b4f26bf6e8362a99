import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import type { Checkout } from '../../../api/shapes.js'
import { Icon } from '../../../components/icon.js'
import { grouped, yuan } from '../../../figures.js'
import type { PointsAtTill } from './use-points.js'

interface Props {
  checkout: Checkout
  points: PointsAtTill
  amountFen: number
  /** What a sent settlement spends; null while nothing is sent. */
  sentPoints: number | null
  locked: boolean
}

function note({ checkout, points, amountFen, sentPoints }: Props): string {
  const { balance, stepPoints } = checkout.points
  if (balance < stepPoints) return text('till.points-none')
  if (sentPoints !== null && sentPoints > 0) return text('till.points-pay', { points: grouped(sentPoints) })
  if (!points.on || amountFen === 0) return text('till.points-ask')
  if (points.problem) {
    return points.problem.code === 'offline' ? text('till.points-offline') : points.problem.message
  }
  if (!points.quote) return text('till.points-quoting')
  const { pointsToSpend } = points.quote
  return pointsToSpend > 0 ? text('till.points-pay', { points: grouped(pointsToSpend) }) : text('till.points-small')
}

/** The switch that pays a part with points, and what that comes to. */
export function PointsRow(props: Props) {
  const { checkout, points, locked } = props
  const { balance, stepPoints } = checkout.points
  const able = balance >= stepPoints && !locked
  const fen = points.on ? (points.quote?.pointsFen ?? 0) : 0
  const failed = points.on && points.problem !== null
  return (
    <View
      id="till-points"
      className={`redeem${balance < stepPoints ? ' redeem--idle' : ''}`}
      ariaRole="switch"
      ariaChecked={points.on}
      ariaLabel={text('till.points-use')}
      onClick={() => able && points.toggle()}
    >
      <Icon name="points" size={22} />
      <View className="redeem__words">
        <Text className="redeem__title">{text('till.points-use')}</Text>
        <Text className={`redeem__note${failed ? ' redeem__note--problem' : ''}`}>{note(props)}</Text>
      </View>
      {fen > 0 && <Text className="redeem__fen figures">−{yuan(fen)}</Text>}
      <View className={`switch${points.on ? ' switch--on' : ''}`}>
        <View className="switch__knob" />
      </View>
    </View>
  )
}
