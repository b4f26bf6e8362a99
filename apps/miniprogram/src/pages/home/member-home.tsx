import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import type { Home } from '../../api/shapes.js'
import { CouponCard } from '../../components/coupon-card.js'
import { FigureRow } from '../../components/figure-row.js'
import { Icon } from '../../components/icon.js'
import { MemberCard } from '../../components/member-card.js'
import { grouped, yuan } from '../../figures.js'
import { goTo } from '../../wechat/ways.js'
import { TodaysMaterial } from './todays-material.js'
import './member-home.scss'

/** What comes next, in words: commission that becomes available, points that run out. */
function Coming({ home }: { home: Home }) {
  const { nextRelease, expiringPoints } = home
  if (!nextRelease && !expiringPoints) return null
  return (
    <View className="coming">
      {nextRelease && (
        <View id="home-release" className="coming__one" ariaRole="button" onClick={() => goTo('commission')}>
          <Icon name="clock" size={16} />
          <Text className="coming__words">
            {text('commission.next', { day: nextRelease.on, yuan: yuan(nextRelease.amountFen) })}
          </Text>
          <Icon name="next" size={14} />
        </View>
      )}
      {expiringPoints && (
        <View
          id="home-expiring"
          className="coming__one"
          ariaRole="button"
          onClick={() => goTo('ledger', { asset: 'points' })}
        >
          <Icon name="points" size={16} />
          <Text className="coming__words">
            {text('points.until', { day: expiringPoints.on, points: grouped(expiringPoints.points) })}
          </Text>
          <Icon name="next" size={14} />
        </View>
      )}
    </View>
  )
}

export function MemberHome({ home, canSend }: { home: Home; canSend: boolean }) {
  const earnedFen = home.pendingCommissionFen + home.availableCommissionFen + home.withdrawingFen + home.payrollFen
  return (
    <View className="rise">
      <MemberCard home={home} />
      <FigureRow
        figures={[
          {
            id: 'home-points',
            value: grouped(home.points),
            label: text('home.points'),
            onTap: () => goTo('ledger', { asset: 'points' }),
          },
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
      <Coming home={home} />
      <TodaysMaterial home={home} canSend={canSend} />
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
