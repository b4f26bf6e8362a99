import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import type { Weighed } from '../api/share-shapes.js'
import { momentOf } from '../days.js'
import { Avatar } from './avatar.js'
import './weighed.scss'

const CHANNELS = ['card', 'moments', 'poster', 'qr'] as const

function channelName(channel: string | undefined): string {
  const known = CHANNELS.find((name) => name === channel)
  return known ? text(`links.channel-${known}`) : text('links.channel-card')
}

function One({ maskedName, outcome, reason, followedAt, channel }: Weighed) {
  const note = followedAt
    ? text('referral.followed', { at: momentOf(followedAt), channel: channelName(channel) })
    : null
  return (
    <View className="weighed-one">
      <Avatar name={maskedName} size={40} />
      <View className="weighed-one__words">
        <View className="weighed-one__head">
          <Text className="weighed-one__name">{maskedName}</Text>
          <Text className={`weighed-one__outcome weighed-one__outcome--${outcome}`}>{text(`why.${outcome}`)}</Text>
        </View>
        <Text className="weighed-one__reason">{reason}</Text>
        {note && <Text className="weighed-one__note">{note}</Text>}
      </View>
    </View>
  )
}

/** Everybody who could have been chosen, the chosen one first, each with why. */
export function WeighedList({ candidates }: { candidates: readonly Weighed[] }) {
  const sorted = [...candidates].sort((one, other) => Number(other.outcome === 'won') - Number(one.outcome === 'won'))
  return (
    <View className="weighed">
      {sorted.map((one) => (
        <One key={`${one.maskedName}:${one.followedAt}:${one.reasonCode}`} {...one} />
      ))}
    </View>
  )
}
