import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { ActionButton } from '../../components/button.js'
import { Icon } from '../../components/icon.js'
import { OfflineStrip, ProblemView, Skeleton } from '../../components/state-view.js'
import { momentOf } from '../../days.js'
import { useWhileVisible } from '../../session/use-visible.js'
import { goTo } from '../../wechat/ways.js'
import { Month } from './month.js'
import { useNewcomers } from './newcomers.js'
import { Groups, Levels, Sums } from './numbers.js'
import { Tree } from './tree.js'
import { type KnownChain, useChain } from './use-chain.js'
import './index.scss'

/** The numbers beside the picture, where there are any. */
function Figures({ chain }: Pick<KnownChain, 'chain'>) {
  return (
    <View>
      {chain.byLevel.length > 0 && <Levels levels={chain.byLevel} />}
      {chain.byDay.length > 0 && <Month byDay={chain.byDay} />}
      {chain.topGroups.length > 0 && <Groups groups={chain.topGroups} />}
      <Text className="as-of">{text('chain.as-of', { clock: momentOf(chain.asOf) })}</Text>
    </View>
  )
}

/** Who came through me: a tree to be opened, friends by a masked name, everybody further away as a count. */
export default function ChainPage() {
  const { known, problem, load, more, busy } = useChain()
  const { fresh, words } = useNewcomers(known)
  const [opened, setOpened] = useState<string | null>(null)
  useWhileVisible(load, 2500)
  if (!known)
    return (
      <View className="page">
        {problem && <ProblemView message={problem.message} onRetry={load} />}
        {!problem && <Skeleton heights={[132, 330, 96]} />}
      </View>
    )
  const { chain, friends } = known
  const empty = friends.items.length === 0
  const count = Math.max(friends.items.length, chain.byLevel.find(({ level }) => level === 1)?.joins ?? 0)
  return (
    <View className="page">
      {problem && <OfflineStrip at={Date.parse(chain.asOf)} />}
      <Sums chain={chain} />
      {words && (
        <View className="newcomer rise" ariaRole="alert">
          <Text>{words}</Text>
        </View>
      )}
      <Tree
        friends={friends.items}
        count={count}
        next={friends.next}
        busy={busy}
        fresh={fresh}
        opened={opened}
        onOpen={setOpened}
        onMore={more}
      />
      {empty && (
        <View className="chain-share">
          <ActionButton id="chain-share" onTap={() => goTo('share')}>
            {text('home.share-go')}
          </ActionButton>
        </View>
      )}
      <ActionButton id="chain-links" look="quiet" onTap={() => goTo('links')}>
        {text('chain.links')}
        <Icon name="next" size={16} />
      </ActionButton>
      <Figures chain={chain} />
    </View>
  )
}
