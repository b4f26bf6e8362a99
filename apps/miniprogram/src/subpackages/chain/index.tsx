import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { chain } from '../../api/routes.js'
import { useLoaded } from '../../api/use-loaded.js'
import { ActionButton } from '../../components/button.js'
import { FigureRow } from '../../components/figure-row.js'
import { OfflineStrip, ProblemView, Skeleton, StateView } from '../../components/state-view.js'
import { grouped, yuan } from '../../figures.js'
import { useWhileVisible } from '../../session/use-visible.js'
import { goTo } from '../../wechat/ways.js'
import { useNewcomers } from './newcomers.js'
import { ChainPicture } from './picture.js'
import './index.scss'

function depthName(depth: number): string {
  return depth === 1 ? text('chain.depth-1') : text('chain.depth-n', { depth })
}

/** Who came through me: friends by a masked name, everybody further away as a count. */
export default function ChainPage() {
  const { data, problem, stale, load } = useLoaded(chain)
  const { fresh, words } = useNewcomers(data)
  useWhileVisible(load, 2500)

  if (!data && problem)
    return (
      <View className="page">
        <ProblemView message={problem.message} onRetry={load} />
      </View>
    )
  if (!data)
    return (
      <View className="page">
        <Skeleton heights={[84, 330, 96]} />
      </View>
    )
  const empty = data.nodes.length === 0
  const widest = Math.max(1, ...data.byDepth.map(({ joins }) => joins))
  return (
    <View className="page">
      {stale && <OfflineStrip at={null} />}
      <FigureRow
        figures={[
          { value: grouped(data.visits), label: text('chain.visits') },
          { value: grouped(data.joins), label: text('chain.joins') },
          { unit: '¥', value: yuan(data.earnedFen), label: text('chain.earned'), onTap: () => goTo('commission') },
        ]}
      />
      {words && (
        <View className="newcomer rise" ariaRole="alert">
          <Text>{words}</Text>
        </View>
      )}
      <ChainPicture chain={data} fresh={fresh} />
      {empty && <StateView icon="people" title={text('chain.empty')} note={text('chain.empty-note')} />}
      {empty && (
        <ActionButton id="chain-share" onTap={() => goTo('share')}>
          {text('home.share-go')}
        </ActionButton>
      )}
      {!empty && (
        <View className="section">
          <Text>{text('chain.depths')}</Text>
        </View>
      )}
      {!empty && (
        <View className="depths">
          {data.byDepth.map(({ depth, joins }) => (
            <View key={depth} className="depths__row">
              <Text className="depths__name">{depthName(depth)}</Text>
              <View className="depths__track">
                <View
                  className={`depths__bar depths__bar--${Math.min(depth, 3)}`}
                  style={{ width: `${(joins / widest) * 100}%` }}
                />
              </View>
              <Text className="depths__count figures">{joins}</Text>
            </View>
          ))}
        </View>
      )}
    </View>
  )
}
