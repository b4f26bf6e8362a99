import { text } from '@passalong/contract'
import { ScrollView, Text, View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import type { CalendarItem } from '../../../api/material-shapes.js'
import { OfflineStrip, ProblemView, Skeleton, StateView } from '../../../components/state-view.js'
import { dayOf } from '../../../days.js'
import { useTodaysMaterial } from '../../../session/use-material.js'
import { goTo } from '../../../wechat/ways.js'
import { CalendarCard } from './calendar-card.js'
import { useCalendar } from './use-calendar.js'
import { strip, weekdayOf } from './week.js'
import './index.scss'

interface DayProps {
  day: string
  today: string
  isChosen: boolean
  hasItems: boolean
  onChoose(): void
}

function Day({ day, today, isChosen, hasItems, onChoose }: DayProps) {
  const isToday = day === today
  const look = `${isChosen ? ' day--chosen' : ''}${day < today ? ' day--past' : ''}`
  return (
    <View
      id={`day-${day}`}
      className={`day${look}`}
      ariaRole="tab"
      ariaLabel={`${Number(day.slice(5, 7))}-${Number(day.slice(8))}`}
      ariaSelected={isChosen}
      onClick={onChoose}
    >
      <Text className="day__week">{text(isToday ? 'material.week-today' : `material.week-${weekdayOf(day)}`)}</Text>
      <Text className="day__date figures">{Number(day.slice(8))}</Text>
      <View className={`day__dot${hasItems ? ' day__dot--full' : ''}`} />
    </View>
  )
}

/** The one on this member's share tab, where it is among them, then the others as they come. */
function chosenFirst(items: CalendarItem[], id: string | undefined): CalendarItem[] {
  return [...items.filter((item) => item.id === id), ...items.filter((item) => item.id !== id)]
}

/** What there is to pass on, by day: what was, what is, and what comes. */
export default function CalendarPage() {
  const today = dayOf(Date.now())
  const days = strip(today)
  const [chosen, setChosen] = useState(today)
  const { material } = useTodaysMaterial()
  const { known, isFresh, problem, load, itemsOf } = useCalendar(days[0] ?? today, days[10] ?? today)
  useDidShow(() => {
    load()
  })
  const told = itemsOf(chosen)
  const items = chosenFirst(told ?? [], material?.id)
  const isNone = told !== null ? told.length === 0 : isFresh && !problem
  const toShare = { id: 'calendar-share', label: text('home.share-go'), onTap: () => goTo('share') }
  return (
    <View className="page">
      {known && problem && <OfflineStrip at={known.at} />}
      <ScrollView className="days" scrollX enhanced showScrollbar={false} scrollIntoView={`day-${days[1]}`}>
        <View className="days__row" ariaRole="tablist">
          {days.map((day) => (
            <Day
              key={day}
              day={day}
              today={today}
              isChosen={day === chosen}
              hasItems={(itemsOf(day) ?? []).length > 0}
              onChoose={() => setChosen(day)}
            />
          ))}
        </View>
      </ScrollView>
      {!told && problem && <ProblemView message={problem.message} onRetry={load} />}
      {!told && !isFresh && !problem && <Skeleton heights={[260, 260]} />}
      {isNone && (
        <StateView icon="card" title={text('material.none')} note={text('material.none-note')} action={toShare} />
      )}
      {items.map((item) => (
        <CalendarCard
          key={`${chosen}-${item.id}`}
          item={item}
          day={chosen}
          today={today}
          isChosen={item.id === material?.id}
        />
      ))}
    </View>
  )
}
