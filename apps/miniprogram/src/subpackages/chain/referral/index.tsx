import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { referral } from '../../../api/share-routes.js'
import type { Referral } from '../../../api/share-shapes.js'
import { useLoaded } from '../../../api/use-loaded.js'
import { Avatar } from '../../../components/avatar.js'
import { OfflineStrip, ProblemView, Skeleton, StateView } from '../../../components/state-view.js'
import { WeighedList } from '../../../components/weighed.js'
import { dayOf } from '../../../days.js'
import './index.scss'

function validity({ validUntil, counts }: NonNullable<Referral['referrer']>): string {
  if (!counts) return text('referral.over')
  return validUntil === null ? text('referral.for-ever') : text('referral.until', { day: dayOf(validUntil) })
}

function Referrer({ referrer }: { referrer: NonNullable<Referral['referrer']> }) {
  return (
    <View className="referrer rise">
      <Avatar name={referrer.maskedName} size={72} />
      <Text className="referrer__name">{referrer.maskedName}</Text>
      <Text className="referrer__since">{text('referral.since', { day: dayOf(referrer.since) })}</Text>
      <Text className="referrer__validity">{validity(referrer)}</Text>
    </View>
  )
}

/** Through whom this member came, since when, and why they and nobody else. */
export default function ReferralPage() {
  const { data, problem, stale, load } = useLoaded(referral)
  useDidShow(load)
  if (!data)
    return (
      <View className="page">
        {problem && <ProblemView message={problem.message} onRetry={load} />}
        {!problem && <Skeleton heights={[190, 96, 96]} />}
      </View>
    )
  const { referrer, reason, candidates } = data
  return (
    <View className="page">
      {stale && <OfflineStrip at={null} />}
      {referrer && <Referrer referrer={referrer} />}
      {!referrer && <StateView icon="people" title={text('referral.none')} />}
      <View className="section">
        <Text>{referrer ? text('referral.why', { name: referrer.maskedName }) : text('referral.why-none')}</Text>
      </View>
      <View className="because">
        <Text>{reason}</Text>
      </View>
      {candidates.length > 0 && <WeighedList candidates={candidates} />}
      <Text className="referral-law">{text('referral.law')}</Text>
    </View>
  )
}
