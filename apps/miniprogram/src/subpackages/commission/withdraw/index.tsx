import { text } from '@passalong/contract'
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import { withdrawals } from '../../../api/routes.js'
import { useLoaded } from '../../../api/use-loaded.js'
import { OfflineStrip, ProblemView, Skeleton, StateView } from '../../../components/state-view.js'
import { yuan } from '../../../figures.js'
import { goOnTo } from '../../../wechat/ways.js'
import { WithdrawForm } from './form.js'
import { forgetSent } from './use-request.js'
import './index.scss'

/** How much, what is withheld, what arrives; then the request. */
export default function WithdrawPage() {
  const { data, problem, stale, load } = useLoaded(withdrawals)
  useDidShow(load)
  useEffect(() => {
    if (data?.open) forgetSent()
  }, [data])
  if (!data && problem)
    return (
      <View className="page">
        <ProblemView message={problem.message} onRetry={load} />
      </View>
    )
  if (!data)
    return (
      <View className="page">
        <Skeleton heights={[150, 130, 54]} />
      </View>
    )
  if (data.open) {
    const { id } = data.open
    return (
      <View className="page">
        <StateView
          icon="purse"
          title={text('withdraw.open')}
          note={text('withdraw.open-note')}
          action={{
            id: 'withdraw-see-open',
            label: text('commission.withdraw-open'),
            onTap: () => goOnTo('withdrawal', { id }),
          }}
        />
      </View>
    )
  }
  const nothing = text('withdraw.nothing-note', { available: yuan(data.availableFen), minimum: yuan(data.minimumFen) })
  return (
    <View className="page">
      {stale && <OfflineStrip at={null} />}
      {data.withdrawableFen < Math.max(1, data.minimumFen) ? (
        <StateView icon="purse" title={text('withdraw.nothing')} note={nothing} />
      ) : (
        <WithdrawForm money={data} reload={load} onDone={({ id }) => goOnTo('withdrawal', { id, new: '1' })} />
      )}
    </View>
  )
}
