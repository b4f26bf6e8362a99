import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { DayFigures } from '../../api/share-shapes.js'
import { dayOf } from '../../days.js'
import { grouped } from '../../figures.js'
import './month.scss'

const DAY_MS = 86_400_000
const DAYS = 30

/** The last 30 days up to today, also those on which nothing happened. */
export function lastDays(known: readonly DayFigures[], now: number): DayFigures[] {
  const byDay = new Map(known.map((figures) => [figures.day, figures]))
  return Array.from({ length: DAYS }, (_, at) => {
    const day = dayOf(now - (DAYS - 1 - at) * DAY_MS)
    return byDay.get(day) ?? { day, visits: 0, joins: 0, paidFen: 0 }
  })
}

const sum = (days: readonly DayFigures[], of: 'visits' | 'joins') => days.reduce((all, day) => all + day[of], 0)
/** Something is never drawn as nothing. */
const height = (value: number, most: number) => `${value > 0 ? Math.max(4, (value / most) * 100) : 0}%`

/** Thirty days as bars: opened behind, joined in front. A tap tells one day's numbers. */
export function Month({ byDay }: { byDay: readonly DayFigures[] }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const days = lastDays(byDay, Date.now())
  const most = Math.max(1, ...days.map(({ visits, joins }) => Math.max(visits, joins)))
  const day = days.find((one) => one.day === chosen)
  const visits = grouped(day ? day.visits : sum(days, 'visits'))
  const joins = grouped(day ? day.joins : sum(days, 'joins'))
  const words = day
    ? text('chain.day-sum', { day: day.day.slice(5), visits, joins })
    : text('chain.days-sum', { visits, joins })
  return (
    <View>
      <View className="section">
        <Text>{text('chain.days')}</Text>
        <View className="section__side">
          <Text>{words}</Text>
        </View>
      </View>
      <View className="month" ariaLabel={words}>
        <View className="month__bars">
          {days.map((one) => (
            <View
              key={one.day}
              id={`day-${one.day}`}
              className={`month__day${one.day === chosen ? ' month__day--on' : ''}`}
              onClick={() => setChosen(one.day === chosen ? null : one.day)}
            >
              <View className="month__bar month__bar--visits" style={{ height: height(one.visits, most) }} />
              <View className="month__bar month__bar--joins" style={{ height: height(one.joins, most) }} />
            </View>
          ))}
        </View>
        <View className="month__foot">
          <Text>{days[0]?.day.slice(5)}</Text>
          <View className="month__legend">
            <View className="month__dot month__dot--visits" />
            <Text>{text('chain.visits')}</Text>
            <View className="month__dot month__dot--joins" />
            <Text>{text('chain.joins')}</Text>
          </View>
          <Text>{text('chain.today')}</Text>
        </View>
      </View>
    </View>
  )
}
