import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { commissions } from '../../api/routes.js'
import type { Commission } from '../../api/shapes.js'
import { useLoaded } from '../../api/use-loaded.js'
import { FigureRow } from '../../components/figure-row.js'
import { Icon } from '../../components/icon.js'
import { OfflineStrip, ProblemView, Skeleton, StateView } from '../../components/state-view.js'
import { dayOf, momentOf } from '../../days.js'
import { signedYuan, yuan } from '../../figures.js'
import { useSession } from '../../session/store.js'
import { useWhileVisible } from '../../session/use-visible.js'
import { goTo } from '../../wechat/ways.js'
import './index.scss'

function Why({ item }: { item: Commission }) {
  return (
    <View className="why rise">
      {item.decision.candidates.map((candidate) => (
        <View key={`${candidate.kind}:${candidate.reasonCode}`} className="why__one">
          <Text className="why__who">{candidate.maskedName}</Text>
          <Text className="why__reason">{candidate.reason}</Text>
        </View>
      ))}
    </View>
  )
}

function Item({ item }: { item: Commission }) {
  const [open, setOpen] = useState(false)
  const explained = item.decision.candidates.length > 0
  const when =
    item.state === 'pending'
      ? text('commission.until', { day: dayOf(item.availableOn) })
      : text(`commission.state-${item.state}`)
  return (
    <View className="earning">
      <View className="earning__head">
        <Text className="earning__title">
          {item.paidFen === null
            ? text('commission.bought-untold', { name: item.buyerMaskedName })
            : text('commission.bought', { name: item.buyerMaskedName, yuan: yuan(item.paidFen) })}
        </Text>
        <Text className={`earning__amount figures${item.amountFen > 0 ? ' earning__amount--up' : ''}`}>
          {signedYuan(item.amountFen)}
        </Text>
      </View>
      <Text className="earning__reason">{item.reason}</Text>
      <View className="earning__foot">
        <Text>{momentOf(item.at)}</Text>
        <Text>{when}</Text>
      </View>
      {explained && (
        <View className="earning__why" ariaRole="button" onClick={() => setOpen(!open)}>
          <Text>{text('commission.why')}</Text>
          <Icon name="next" size={14} />
        </View>
      )}
      {open && <Why item={item} />}
    </View>
  )
}

/** What came from friends' purchases: how much, why, and until when it waits. */
export default function CommissionPage() {
  const { data, problem, stale, load } = useLoaded(commissions)
  const availableFen = useSession((state) => state.home?.availableCommissionFen ?? 0)
  useWhileVisible(load, 5000)
  if (!data && problem)
    return (
      <View className="page">
        <ProblemView message={problem.message} onRetry={load} />
      </View>
    )
  if (!data)
    return (
      <View className="page">
        <Skeleton heights={[84, 110, 110]} />
      </View>
    )
  return (
    <View className="page">
      {stale && <OfflineStrip at={null} />}
      <FigureRow
        figures={[
          { unit: '¥', value: yuan(data.pendingFen), label: text('commission.pending') },
          { unit: '¥', value: yuan(availableFen), label: text('commission.available') },
        ]}
      />
      <View className="commission__window" ariaRole="button" onClick={() => goTo('rules', { of: 'promoter' })}>
        <Text>{text('commission.window')}</Text>
        <Text className="commission__rules">{text('share.rules')} ›</Text>
      </View>
      {data.items.length === 0 && (
        <StateView icon="purse" title={text('commission.empty')} note={text('commission.empty-note')} />
      )}
      {data.items.map((item) => (
        <Item key={item.id} item={item} />
      ))}
    </View>
  )
}
