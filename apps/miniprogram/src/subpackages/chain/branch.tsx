import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { branch } from '../../api/share-routes.js'
import type { Branch, Friend } from '../../api/share-shapes.js'
import { useLoaded } from '../../api/use-loaded.js'
import { ActionButton } from '../../components/button.js'
import { dayOf } from '../../days.js'
import { compact, grouped } from '../../figures.js'
import './branch.scss'

/** So many levels are shown before somebody asks for all. */
const FIRST_LEVELS = 4

function levelName(level: number, name: string): string {
  if (level === 1) return text('chain.branch-1', { name })
  return level === 2 ? text('chain.branch-2') : text('chain.branch-n', { level })
}

/** Grows with the number of digits: 1 → 34, 100,000 → 59 px. */
const sizeOf = (joins: number) => Math.round(34 + 5 * Math.log10(Math.max(1, joins)))

function Level({ level, joins, visits, name }: Branch['byLevel'][number] & { name: string }) {
  const size = `${sizeOf(joins)}px`
  return (
    <View className="bough">
      <View className="bough__stem">
        <View key={joins} className="bough__round figures" style={{ width: size, height: size }}>
          <Text>{compact(joins)}</Text>
        </View>
      </View>
      <View className="bough__words">
        <Text className="bough__name">{levelName(level, name)}</Text>
        <Text className="bough__note">
          {text('chain.people', { count: grouped(joins) })} · {text('chain.opened-by', { count: grouped(visits) })}
        </Text>
      </View>
    </View>
  )
}

function Levels({ data, name }: { data: Branch; name: string }) {
  const [all, setAll] = useState(false)
  const levels = data.byLevel.filter(({ joins }) => joins > 0)
  if (levels.length === 0)
    return (
      <View className="branch__none">
        <Text>{text('chain.branch-none', { name })}</Text>
        <Text className="branch__hint">{text('chain.branch-none-note')}</Text>
      </View>
    )
  const shown = all ? levels : levels.slice(0, FIRST_LEVELS)
  return (
    <View className="branch__levels">
      {shown.map((level) => (
        <Level key={level.level} {...level} name={name} />
      ))}
      {shown.length < levels.length && (
        <ActionButton id="branch-all" look="quiet" onTap={() => setAll(true)}>
          {text('chain.branch-rest', { levels: levels.length - shown.length })}
        </ActionButton>
      )}
    </View>
  )
}

/** What came through one friend: level after level, as counts; who they are is nobody else's to see. */
export function BranchPanel({ friend, share }: { friend: Friend; share: number }) {
  const { id, maskedName, joinedAt, joins, further, visits, firstOrder } = friend
  const { data, problem, load } = useLoaded(() => branch(id))
  // Whoever joins below makes it grow while it is open.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the counts say that there is something new to ask for
  useEffect(() => {
    load()
  }, [load, id, joins, further])
  const told = [
    text('chain.friend-note', { day: dayOf(joinedAt) }),
    text('chain.opened-by', { count: grouped(visits) }),
    text(firstOrder ? 'chain.bought' : 'chain.not-bought'),
  ]
  return (
    <View id="branch" className="branch rise">
      <View className="branch__notch" style={{ left: `${(share * 343 - 12).toFixed(1)}px` }} />
      <Text className="branch__name">{maskedName}</Text>
      <Text className="branch__note">{told.join(' · ')}</Text>
      {!data && problem && (
        <ActionButton id="branch-retry" look="quiet" onTap={load}>
          {`${problem.message} · ${text('state.retry')}`}
        </ActionButton>
      )}
      {!data && !problem && <View className="branch__waits" ariaLabel={text('state.loading')} />}
      {data && <Levels data={data} name={maskedName} />}
    </View>
  )
}
