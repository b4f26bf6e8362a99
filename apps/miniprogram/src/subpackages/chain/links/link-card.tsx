import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import type { OwnLink } from '../../../api/share-shapes.js'
import { clockOf, dayOf, momentOf } from '../../../days.js'
import { compact, yuan } from '../../../figures.js'

const COUNTS = [
  ['visits', 'chain.visits'],
  ['visitors', 'links.visitors'],
  ['joins', 'chain.joins'],
  ['firstOrders', 'chain.first-orders'],
] as const

function madeAt({ mintedAt }: OwnLink): string {
  const at = dayOf(mintedAt) === dayOf(Date.now()) ? clockOf(mintedAt) : momentOf(mintedAt)
  return text('links.sent-on', { at })
}

/** One card that was sent: what it is about, what it brought, and the way to withdraw it. */
export function LinkCard({ link, onRevoke }: { link: OwnLink; onRevoke(link: OwnLink): void }) {
  const { token, channel, subject, revokedAt, visits, paidFen } = link
  const told = [
    paidFen !== 0 ? text('links.paid', { yuan: yuan(paidFen) }) : null,
    visits === 0 ? text('links.unopened') : null,
  ].filter(Boolean)
  const long = COUNTS.some(([name]) => compact(link[name]).length > 4)
  return (
    <View className={`link${revokedAt ? ' link--revoked' : ''}`}>
      <View className="link__head">
        <Text className={`link__channel link__channel--${channel}`}>{text(`links.channel-${channel}`)}</Text>
        <Text className="link__at">{madeAt(link)}</Text>
      </View>
      <Text className="link__title">{subject.title || text('share.card-title')}</Text>
      <View className={`link__counts${long ? ' link__counts--long' : ''}`}>
        {COUNTS.map(([name, label]) => (
          <View key={name} className="link__count">
            <Text className="link__value figures">{compact(link[name])}</Text>
            <Text className="link__label">{text(label)}</Text>
          </View>
        ))}
      </View>
      <View className="link__foot">
        <View className="link__notes">
          {told.length > 0 && <Text className="link__note">{told.join(' · ')}</Text>}
          {channel === 'moments' && <Text className="link__note">{text('links.moments-note')}</Text>}
        </View>
        {revokedAt && <Text className="link__gone">{text('links.revoked', { at: momentOf(revokedAt) })}</Text>}
        {!revokedAt && (
          <View id={`revoke-${token}`} className="link__revoke" ariaRole="button" onClick={() => onRevoke(link)}>
            <Text>{text('links.revoke')}</Text>
          </View>
        )}
      </View>
    </View>
  )
}
