import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { points } from '../../api/routes.js'
import type { Home } from '../../api/shapes.js'
import { useLoaded } from '../../api/use-loaded.js'
import { Remind } from '../../components/remind.js'
import { grouped, yuan } from '../../figures.js'

/** Points now, and when they run out. */
export function PointsHead() {
  const { data, load } = useLoaded(points)
  useEffect(() => {
    load()
  }, [load])
  if (!data) return null
  const [next] = data.untilDays
  return (
    <View className="head">
      <Text className="head__label">{text('points.now')}</Text>
      <Text id="points-now" className="head__value figures">
        {grouped(data.points)}
      </Text>
      {data.points < 0 && <Text className="head__note">{text('points.owed')}</Text>}
      {next && (
        <View className="ends">
          <Text className="ends__title">{text('points.when')}</Text>
          {data.untilDays.map(({ on, points: left }, index) => (
            <View key={on} className={`ends__row${index === 0 ? ' ends__row--next' : ''}`}>
              <Text>{text('points.until', { day: on, points: grouped(left) })}</Text>
            </View>
          ))}
          <Remind kind="points-expiring" label={text('remind.points')} />
        </View>
      )}
      <Text className="head__note">{text('points.rule')}</Text>
    </View>
  )
}

/** The growth value that counts, what is missing, and the review. */
export function GrowthHead({ home }: { home: Home }) {
  const { growth, nextTier, reviewOn, tier, tierIfReviewedToday: today } = home
  const outcome = text(today === tier ? 'home.review-keeps' : 'home.review-falls', { tier: text(`tier.${today}`) })
  return (
    <View className="head">
      <Text className="head__label">{text('growth.now')}</Text>
      <Text className="head__value figures">{grouped(growth)}</Text>
      <Text className="head__note">
        {nextTier
          ? text('home.to-next', { yuan: yuan(nextTier.missingFen), tier: text(`tier.${nextTier.tier}`) })
          : text('home.top')}
      </Text>
      {reviewOn && <Text className="head__note">{text('home.review', { day: reviewOn, outcome })}</Text>}
    </View>
  )
}
