import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useDidShow, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Asset, Entry } from '../../api/shapes.js'
import { ActionButton } from '../../components/button.js'
import { OfflineStrip, ProblemView, Skeleton, StateView } from '../../components/state-view.js'
import { dayOf } from '../../days.js'
import { useSession } from '../../session/store.js'
import { GrowthHead, PointsHead } from './heads.js'
import { Row } from './row.js'
import { useEntries } from './use-entries.js'
import './index.scss'

const FILTERS = ['all', 'points', 'growth', 'commission'] as const
type Filter = (typeof FILTERS)[number]

const assetOf = (filter: Filter): Asset | null => (filter === 'all' ? null : filter)
const filterOf = (name: string | undefined): Filter => FILTERS.find((filter) => filter === name) ?? 'all'

function Filters({ chosen, onChoose }: { chosen: Filter; onChoose(filter: Filter): void }) {
  return (
    <View className="filters" ariaRole="tablist">
      {FILTERS.map((name) => (
        <View
          key={name}
          id={`filter-${name}`}
          className={`filters__one${name === chosen ? ' filters__one--on' : ''}`}
          ariaRole="tab"
          ariaSelected={name === chosen}
          onClick={() => onChoose(name)}
        >
          <Text>{text(`ledger.${name}`)}</Text>
        </View>
      ))}
    </View>
  )
}

function Days({ list }: { list: Entry[] }) {
  const days = [...new Set(list.map(({ at }) => dayOf(at)))]
  return (
    <View>
      {days.map((day) => (
        <View key={day} className="ledger-day">
          <Text className="ledger-day__date">{day}</Text>
          <View className="ledger-day__rows">
            {list
              .filter(({ at }) => dayOf(at) === day)
              .map((entry) => (
                <Row key={entry.id} entry={entry} />
              ))}
          </View>
        </View>
      ))}
    </View>
  )
}

/** Every entry of what is mine, with its reason beside it. */
export default function LedgerPage() {
  const { params } = useRouter()
  const [filter, setFilter] = useState<Filter>(() => filterOf(params['asset']))
  const home = useSession((state) => state.home)
  const { list, next, problem, busy, reload, more } = useEntries(assetOf(filter))
  useDidShow(() => {
    reload(assetOf(filter))
  })
  const choose = (name: Filter) => {
    setFilter(name)
    reload(assetOf(name))
  }
  return (
    <View className="page">
      <Filters chosen={filter} onChoose={choose} />
      {problem && list && <OfflineStrip at={null} />}
      {filter === 'points' && <PointsHead />}
      {filter === 'growth' && home && <GrowthHead home={home} />}
      {!list && problem && <ProblemView message={problem.message} onRetry={() => reload(assetOf(filter))} />}
      {!list && !problem && <Skeleton heights={[78, 78, 78]} />}
      {list?.length === 0 && !next && (
        <StateView icon="list" title={text('ledger.empty')} note={text('ledger.empty-note')} />
      )}
      {list && <Days list={list} />}
      {next && (
        <ActionButton id="ledger-more" look="quiet" busy={busy} onTap={more}>
          {text('ledger.more')}
        </ActionButton>
      )}
    </View>
  )
}
