import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import { recentOrders } from '../../../api/routes.js'
import { useLoaded } from '../../../api/use-loaded.js'
import { OfflineStrip, StateView } from '../../../components/state-view.js'
import { OrderRow } from '../order-row.js'

/** What was settled at this store lately; renewed whenever the page comes back. */
export function Recent() {
  const { data, problem, stale, load } = useLoaded(recentOrders)
  // The page may have been shown before it was known that a clerk holds the phone.
  useEffect(() => {
    load()
  }, [load])
  useDidShow(load)
  return (
    <View>
      <View className="section">
        <Text>{text('till.recent')}</Text>
      </View>
      {stale && <OfflineStrip at={null} />}
      {data?.orders.map((order) => (
        <OrderRow key={order.orderId} order={order} />
      ))}
      {data?.orders.length === 0 && <StateView icon="list" title={text('till.no-recent')} />}
      {!data && problem && <Text className="till-words">{problem.message}</Text>}
    </View>
  )
}
