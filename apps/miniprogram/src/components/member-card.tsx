import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import type { Home } from '../api/shapes.js'
import { grouped, inFours, yuan } from '../figures.js'
import './member-card.scss'

function nextLine({ nextTier }: Home): string {
  if (!nextTier) return text('home.top')
  return text('home.to-next', { yuan: yuan(nextTier.missingFen), tier: text(`tier.${nextTier.tier}`) })
}

function reviewLine({ reviewOn, tier, tierIfReviewedToday: today }: Home): string | null {
  if (!reviewOn) return null
  const outcome = text(today === tier ? 'home.review-keeps' : 'home.review-falls', { tier: text(`tier.${today}`) })
  return text('home.review', { day: reviewOn, outcome })
}

/** How much of the way to the next tier is gone, 0 to 100. */
function progress({ growth, nextTier }: Home): number {
  if (!nextTier) return 100
  const goal = growth + nextTier.missingGrowth
  return goal > 0 ? Math.max(0, Math.min(100, Math.round((growth / goal) * 100))) : 0
}

/** The membership as an object: one layout, a material for each tier. */
export function MemberCard({ home }: { home: Home }) {
  const review = reviewLine(home)
  return (
    <View className={`member-card member-card--${home.tier}`}>
      <View className="member-card__ring" />
      <View className="member-card__head">
        <Text className="member-card__tier">{text('home.member', { tier: text(`tier.${home.tier}`) })}</Text>
        <Text className="member-card__no figures">No. {inFours(home.memberNo)}</Text>
      </View>
      <Text className="member-card__name">{home.nickname}</Text>
      <View className="member-card__bar">
        <View className="member-card__gone" style={{ width: `${progress(home)}%` }} />
      </View>
      <View className="member-card__foot">
        <View className="member-card__growth">
          <Text>{text('home.growth')}</Text>
          <Text className="member-card__value figures">{grouped(home.growth)}</Text>
        </View>
        <Text className="member-card__next">{nextLine(home)}</Text>
      </View>
      {review && <Text className="member-card__review">{review}</Text>}
    </View>
  )
}
