import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { type Problem, problemOf } from '../../api/request.js'
import { entries } from '../../api/routes.js'
import type { Entry } from '../../api/shapes.js'
import { ActionButton } from '../../components/button.js'
import { OfflineStrip, ProblemView, Skeleton, StateView } from '../../components/state-view.js'
import { dayOf, momentOf } from '../../days.js'
import { signed, signedYuan } from '../../figures.js'
import './index.scss'

const FILTERS = ['all', 'points', 'growth', 'commission'] as const
type Filter = (typeof FILTERS)[number]

const amountOf = (entry: Entry) => (entry.asset === 'commission' ? signedYuan(entry.amount) : signed(entry.amount))

function useEntries() {
  const [list, setList] = useState<Entry[] | null>(null)
  const [next, setNext] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const fetch = async (before: string | null) => {
    try {
      const page = await entries(before)
      setList((known) => (before && known ? [...known, ...page.entries] : page.entries))
      setNext(page.next)
      setProblem(null)
    } catch (thrown) {
      setProblem(problemOf(thrown))
    }
  }
  return { list, next, problem, fetch }
}

function Row({ entry }: { entry: Entry }) {
  return (
    <View className="ledger-row">
      <View className="ledger-row__words">
        <Text className="ledger-row__title">{entry.title}</Text>
        <Text className="ledger-row__reason">{entry.reason}</Text>
        <Text className="ledger-row__at">{momentOf(entry.at)}</Text>
      </View>
      <View className="ledger-row__side">
        <Text className={`ledger-row__amount figures${entry.amount > 0 ? ' ledger-row__amount--up' : ''}`}>
          {amountOf(entry)}
        </Text>
        <Text className="ledger-row__asset">{text(`ledger.${entry.asset}`)}</Text>
      </View>
    </View>
  )
}

/** Every entry of what is mine, with its reason beside it. */
export default function LedgerPage() {
  const { list, next, problem, fetch } = useEntries()
  const [filter, setFilter] = useState<Filter>('all')
  const reload = () => fetch(null)
  useDidShow(reload)

  if (!list && problem)
    return (
      <View className="page">
        <ProblemView message={problem.message} onRetry={reload} />
      </View>
    )
  if (!list)
    return (
      <View className="page">
        <Skeleton heights={[44, 78, 78, 78]} />
      </View>
    )
  const shown = list.filter(({ asset }) => filter === 'all' || asset === filter)
  const days = [...new Set(shown.map(({ at }) => dayOf(at)))]
  return (
    <View className="page">
      {problem && <OfflineStrip at={null} />}
      <View className="filters" ariaRole="tablist">
        {FILTERS.map((name) => (
          <View
            key={name}
            id={`filter-${name}`}
            className={`filters__one${name === filter ? ' filters__one--on' : ''}`}
            ariaRole="tab"
            ariaSelected={name === filter}
            onClick={() => setFilter(name)}
          >
            <Text>{text(`ledger.${name}`)}</Text>
          </View>
        ))}
      </View>
      {shown.length === 0 && <StateView icon="list" title={text('ledger.empty')} note={text('ledger.empty-note')} />}
      {days.map((day) => (
        <View key={day} className="ledger-day">
          <Text className="ledger-day__date">{day}</Text>
          <View className="ledger-day__rows">
            {shown
              .filter(({ at }) => dayOf(at) === day)
              .map((entry) => (
                <Row key={entry.id} entry={entry} />
              ))}
          </View>
        </View>
      ))}
      {next && (
        <ActionButton id="ledger-more" look="quiet" onTap={() => fetch(next)}>
          {text('ledger.more')}
        </ActionButton>
      )}
    </View>
  )
}
