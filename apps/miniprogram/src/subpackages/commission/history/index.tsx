import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { withdrawals } from '../../../api/routes.js'
import type { Withdrawal } from '../../../api/shapes.js'
import { useLoaded } from '../../../api/use-loaded.js'
import { OfflineStrip, ProblemView, Skeleton, StateView } from '../../../components/state-view.js'
import { momentOf } from '../../../days.js'
import { yuan } from '../../../figures.js'
import { goTo } from '../../../wechat/ways.js'
import './index.scss'

/** When it was asked for, and why it ended as it did where the state alone does not say it. */
function note({ reason, requestedAt }: Withdrawal): string {
  const moment = momentOf(requestedAt)
  return reason ? `${moment} · ${reason}` : moment
}

function Row({ item }: { item: Withdrawal }) {
  return (
    <View
      id={`payout-${item.id}`}
      className="payout-row"
      hoverClass="payout-row--pressed"
      ariaRole="button"
      onClick={() => goTo('withdrawal', { id: item.id })}
    >
      <View className="payout-row__words">
        <Text className="payout-row__state">{text(`payout.state-${item.state}`)}</Text>
        <Text className="payout-row__note">{note(item)}</Text>
      </View>
      <View className="payout-row__side">
        <Text className="payout-row__net figures">
          ¥{yuan(item.state === 'returned' || item.state === 'refused' ? item.grossFen : item.netFen)}
        </Text>
        {item.taxFen > 0 && item.state !== 'returned' && item.state !== 'refused' && (
          <Text className="payout-row__note">
            {text('withdraw.gross')} ¥{yuan(item.grossFen)}
          </Text>
        )}
      </View>
    </View>
  )
}

/** Every withdrawal with its outcome. */
export default function HistoryPage() {
  const { data, problem, stale, load } = useLoaded(withdrawals)
  useDidShow(load)
  return (
    <View className="page">
      {!data && problem && <ProblemView message={problem.message} onRetry={load} />}
      {!data && !problem && <Skeleton heights={[66, 66, 66]} />}
      {stale && <OfflineStrip at={null} />}
      {data?.items.length === 0 && (
        <StateView icon="purse" title={text('payout.empty')} note={text('payout.empty-note')} />
      )}
      {data && data.items.length > 0 && (
        <View className="payout-rows">
          {data.items.map((item) => (
            <Row key={item.id} item={item} />
          ))}
        </View>
      )}
    </View>
  )
}
