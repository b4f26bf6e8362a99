import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Chain, GroupFigures, LevelFigures } from '../../api/share-shapes.js'
import { ActionButton } from '../../components/button.js'
import { Icon } from '../../components/icon.js'
import { compact, grouped, yuan } from '../../figures.js'
import { goTo } from '../../wechat/ways.js'
import './numbers.scss'

/** Longer figures than these would touch each other beside the next. */
const MOST_DIGITS = 6
const MOST_MONEY = 9

/** What all of it brought, in five numbers. */
export function Sums({ chain }: { chain: Chain }) {
  const counts = [
    [chain.visits, 'chain.visits'],
    [chain.joins, 'chain.joins'],
    [chain.firstOrders, 'chain.first-orders'],
  ] as const
  const long = counts.some(([value]) => grouped(value).length > MOST_DIGITS) ? ' sums--long' : ''
  const rich = Math.max(yuan(chain.paidFen).length, yuan(chain.earnedFen).length) > MOST_MONEY ? ' sums--rich' : ''
  return (
    <View className={`sums${long}${rich}`}>
      <View className="sums__row">
        {counts.map(([value, label]) => (
          <View key={label} className="sums__cell">
            <Text className="sums__value figures">{(value < 1_000_000 ? grouped : compact)(value)}</Text>
            <Text className="sums__label">{text(label)}</Text>
          </View>
        ))}
      </View>
      <View className="sums__row sums__row--money">
        <View className="sums__cell sums__cell--line">
          <Text className="sums__label">{text('chain.paid')}</Text>
          <Text className="sums__money figures">¥{yuan(chain.paidFen)}</Text>
        </View>
        <View
          id="chain-earned"
          className="sums__cell sums__cell--line"
          ariaRole="button"
          onClick={() => goTo('commission')}
        >
          <Text className="sums__label">{text('chain.earned')}</Text>
          <Text className="sums__money sums__money--mine figures">¥{yuan(chain.earnedFen)}</Text>
          <Icon name="next" size={14} />
        </View>
      </View>
    </View>
  )
}

/** So many levels are shown before somebody asks for all. */
const FIRST_LEVELS = 5

function nameOf(level: number): string {
  if (level === 1) return text('chain.depth-1')
  return level === 2 ? text('chain.depth-2') : text('chain.depth-n', { depth: level })
}

function LevelRow({ figures, widest }: { figures: LevelFigures; widest: number }) {
  const { level, joins, visits, firstOrders, paidFen } = figures
  const name = nameOf(level)
  const told = [
    `${text('chain.visits')} ${grouped(visits)}`,
    `${text('chain.first-orders')} ${grouped(firstOrders)}`,
    `${text('chain.paid')} ¥${yuan(paidFen)}`,
  ]
  return (
    <View className="level">
      <View className="level__head">
        <Text>{name}</Text>
        <Text className="level__count figures">{text('chain.people', { count: grouped(joins) })}</Text>
      </View>
      <View className="level__track">
        <View
          className={`level__bar level__bar--${Math.min(level, 3)}`}
          style={{ width: `${(Math.max(0, joins) / widest) * 100}%` }}
        />
      </View>
      <Text className="level__note">{told.join(' · ')}</Text>
    </View>
  )
}

/** What each step away from me brought. */
export function Levels({ levels }: { levels: readonly LevelFigures[] }) {
  const [all, setAll] = useState(false)
  const widest = Math.max(1, ...levels.map(({ joins }) => joins))
  const shown = all ? levels : levels.slice(0, FIRST_LEVELS)
  return (
    <View>
      <View className="section">
        <Text>{text('chain.numbers')}</Text>
      </View>
      <View className="levels">
        {shown.map((figures) => (
          <LevelRow key={figures.level} figures={figures} widest={widest} />
        ))}
        {shown.length < levels.length && (
          <ActionButton id="chain-levels" look="quiet" onTap={() => setAll(true)}>
            {text('chain.show-levels', { levels: levels.length })}
          </ActionButton>
        )}
      </View>
    </View>
  )
}

/** The groups that brought most; WeChat gives no names, only that it was the same group. */
export function Groups({ groups }: { groups: readonly GroupFigures[] }) {
  const widest = Math.max(1, ...groups.map(({ visits }) => visits))
  return (
    <View>
      <View className="section">
        <Text>{text('chain.groups')}</Text>
        <View className="section__side">
          <Text>{text('chain.groups-note')}</Text>
        </View>
      </View>
      <View className="levels">
        {groups.map(({ label, visits, joins }) => (
          <View key={label} className="level">
            <View className="level__head">
              <Text>{label}</Text>
              <Text className="level__sum">
                {text('chain.group-sum', { visits: grouped(visits), joins: grouped(joins) })}
              </Text>
            </View>
            <View className="level__track">
              <View className="level__bar level__bar--2" style={{ width: `${(visits / widest) * 100}%` }} />
            </View>
          </View>
        ))}
      </View>
    </View>
  )
}
