import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { commissions, withdrawals } from '../../api/routes.js'
import { useLoaded } from '../../api/use-loaded.js'
import { OfflineStrip, ProblemView, Skeleton, StateView } from '../../components/state-view.js'
import { renewHome } from '../../session/home.js'
import { useSession } from '../../session/store.js'
import { useWhileVisible } from '../../session/use-visible.js'
import { goTo } from '../../wechat/ways.js'
import { Earning } from './earning.js'
import { Purse } from './purse.js'
import './index.scss'

/** What came from friends' purchases: how much, why, until when it waits, and the way to have it paid. */
export default function CommissionPage() {
  const list = useLoaded(commissions)
  const money = useLoaded(withdrawals)
  const home = useSession((state) => state.home)
  const load = async () => {
    await Promise.all([list.load(), money.load(), renewHome()])
  }
  useWhileVisible(load, 5000)
  const { data } = list
  if ((!data || !home) && list.problem)
    return (
      <View className="page">
        <ProblemView message={list.problem.message} onRetry={load} />
      </View>
    )
  if (!data || !home)
    return (
      <View className="page">
        <Skeleton heights={[168, 84, 110]} />
      </View>
    )
  // Without network the strip says enough; a refusal of withdrawals is told where the button stands.
  const offline = list.stale || money.problem?.code === 'offline'
  const words = money.problem && !offline ? money.problem.message : null
  return (
    <View className="page">
      {offline && <OfflineStrip at={null} />}
      <Purse home={home} money={money.data} words={words} />
      <View
        id="commission-rules"
        className="commission__window"
        ariaRole="button"
        onClick={() => goTo('rules', { of: 'promoter' })}
      >
        <Text>{text('commission.window')}</Text>
        <Text className="commission__rules">{text('share.rules')} ›</Text>
      </View>
      {data.items.length === 0 && (
        <StateView icon="purse" title={text('commission.empty')} note={text('commission.empty-note')} />
      )}
      {data.items.length > 0 && (
        <View className="section">
          <Text>{text('commission.where-from')}</Text>
        </View>
      )}
      {data.items.map((item) => (
        <Earning key={`${item.id}:${item.level}`} item={item} />
      ))}
    </View>
  )
}
