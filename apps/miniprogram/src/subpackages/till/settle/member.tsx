import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import type { Checkout } from '../../../api/shapes.js'
import { Avatar } from '../../../components/avatar.js'
import { Icon } from '../../../components/icon.js'
import { TierChip } from '../../../components/tier-chip.js'
import { clockOf } from '../../../days.js'
import { grouped } from '../../../figures.js'

/** Who stands at the till: as much as the clerk needs to greet them, no more. */
export function MemberStrip({ checkout }: { checkout: Checkout }) {
  const { member } = checkout
  const notes = [member.maskedPhone, member.birthdayWeek ? text('till.birthday') : null].filter(Boolean)
  const until = text('till.expires', { clock: clockOf(checkout.expiresAt) })
  return (
    <View className="strip">
      <Avatar name={member.maskedName} size={44} />
      <View className="strip__words">
        <View className="strip__line">
          <Text id="till-member" className="strip__name">
            {member.maskedName}
          </Text>
          <TierChip tier={member.tier} />
        </View>
        <Text className="strip__note">{notes.length > 0 ? notes.join(' · ') : until}</Text>
      </View>
      <Text className="strip__points">{text('till.member-points', { points: grouped(member.points) })}</Text>
    </View>
  )
}

interface CouponsProps {
  coupons: Checkout['coupons']
  chosen: string[]
  locked: boolean
  onToggle(id: string): void
}

/** What can be redeemed now; a tap marks it, the settlement redeems it. */
export function Coupons({ coupons, chosen, locked, onToggle }: CouponsProps) {
  return (
    <View>
      {coupons.map(({ id, title }) => {
        const on = chosen.includes(id)
        return (
          <View
            key={id}
            id={`coupon-${id}`}
            className="redeem"
            ariaRole="checkbox"
            ariaChecked={on}
            onClick={() => !locked && onToggle(id)}
          >
            <Icon name="bag" size={22} />
            <Text className="redeem__title">{title}</Text>
            <View className={`redeem__toggle${on ? ' redeem__toggle--on' : ''}`}>
              {on && <Icon name="check" size={14} />}
              <Text>{text(on ? 'till.redeemed' : 'till.redeem')}</Text>
            </View>
          </View>
        )
      })}
    </View>
  )
}
