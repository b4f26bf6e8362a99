import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import type { Home } from '../../api/shapes.js'
import { CouponCard } from '../../components/coupon-card.js'
import { FigureRow } from '../../components/figure-row.js'
import { Icon } from '../../components/icon.js'
import { MemberCard } from '../../components/member-card.js'
import { Still } from '../../components/still.js'
import { grouped, yuan } from '../../figures.js'
import { goTo } from '../../wechat/ways.js'
import './member-home.scss'

function cameLine({ direct, deeper }: Home['invitees']): string {
  return deeper > 0 ? text('home.came-count', { direct, deeper }) : text('home.came-friends', { direct })
}

function ShareTeaser({ invitees }: { invitees: Home['invitees'] }) {
  const came = invitees.direct + invitees.deeper > 0
  return (
    <View className="teaser">
      <View id="home-share" className="teaser__top" ariaRole="button" onClick={() => goTo('share')}>
        <View className="teaser__picture">
          <Still />
        </View>
        <View className="teaser__words">
          <Text className="teaser__title">{text('home.share-title')}</Text>
          <Text className="teaser__note">{text('home.share-note')}</Text>
          <Text className="teaser__go">{text('home.share-go')}</Text>
        </View>
      </View>
      {came && (
        <View id="home-chain" className="teaser__came" ariaRole="button" onClick={() => goTo('chain')}>
          <Text>{text('home.came')}</Text>
          <View className="teaser__count">
            <Text>{cameLine(invitees)}</Text>
            <Icon name="next" size={16} />
          </View>
        </View>
      )}
    </View>
  )
}

export function MemberHome({ home }: { home: Home }) {
  const earnedFen = home.pendingCommissionFen + home.availableCommissionFen
  return (
    <View className="rise">
      <MemberCard home={home} />
      <FigureRow
        figures={[
          { id: 'home-points', value: grouped(home.points), label: text('home.points'), onTap: () => goTo('ledger') },
          {
            id: 'home-coupons',
            value: String(home.coupons.length),
            label: text('home.coupons'),
            onTap: () => goTo('code'),
          },
          {
            id: 'home-earned',
            unit: '¥',
            value: yuan(earnedFen),
            label: text('home.earned'),
            onTap: () => goTo('commission'),
          },
        ]}
      />
      <ShareTeaser invitees={home.invitees} />
      <View className="section">
        <Text>{text('home.usable')}</Text>
      </View>
      {home.coupons.map((coupon) => (
        <CouponCard key={coupon.id} coupon={coupon} />
      ))}
      {home.coupons.length === 0 && (
        <View className="no-coupon">
          <Text className="no-coupon__title">{text('home.no-coupon')}</Text>
          <Text className="no-coupon__note">{text('home.no-coupon-note')}</Text>
        </View>
      )}
    </View>
  )
}
