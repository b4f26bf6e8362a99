import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { Fragment, memo } from 'react'
import type { Friend } from '../../api/share-shapes.js'
import { Avatar } from '../../components/avatar.js'
import { Icon } from '../../components/icon.js'
import { compact } from '../../figures.js'
import { BranchPanel } from './branch.js'
import { columns, IN_A_ROW, twigs } from './twigs.js'
import './tree.scss'

const percent = (share: number) => `${(share * 100).toFixed(3)}%`

interface SpotProps {
  friend: Friend
  /** Where in the row, as a share of its width. */
  share: number
  fresh: boolean
  open: boolean
  onTap(id: string): void
}

/** A friend: a round with the first letter, the masked name, and how many came through them. */
const FriendSpot = memo(function FriendSpot({ friend, share, fresh, open, onTap }: SpotProps) {
  const { id, maskedName, joins, further, firstOrder } = friend
  const brought = joins + further
  const ring = firstOrder ? ' spot__round--bought' : ''
  return (
    <View
      id={`friend-${id}`}
      className={`spot${open ? ' spot--open' : ''}${fresh ? ' spot--fresh' : ''}`}
      style={{ left: percent(share) }}
      hoverClass="spot--pressed"
      ariaRole="button"
      ariaLabel={text('chain.branch-open', { name: maskedName, count: brought })}
      onClick={() => onTap(id)}
    >
      <View className={`spot__round${ring}`}>
        <Avatar name={maskedName} size={50} />
        {brought > 0 && (
          <View key={brought} className="spot__count figures">
            <Text>+{compact(brought)}</Text>
          </View>
        )}
      </View>
      <Text className="spot__name">{maskedName}</Text>
    </View>
  )
})

function rowsOf(friends: readonly Friend[]): Friend[][] {
  const rows: Friend[][] = []
  for (let at = 0; at < friends.length; at += IN_A_ROW) rows.push(friends.slice(at, at + IN_A_ROW))
  return rows
}

/** Me without anybody yet: three places that wait. */
function Waiting() {
  return (
    <View>
      <View className="tree__row tree__row--waiting" style={{ backgroundImage: twigs(3, false) }}>
        {columns(3).map((share) => (
          <View key={share} className="spot" style={{ left: percent(share) }}>
            <View className="spot__place" />
          </View>
        ))}
      </View>
      <View className="tree__empty">
        <Text className="tree__empty-title">{text('chain.empty')}</Text>
        <Text className="tree__empty-note">{text('chain.empty-note')}</Text>
      </View>
    </View>
  )
}

interface Props {
  friends: readonly Friend[]
  /** How many friends there are in all. */
  count: number
  next: string | null
  busy: boolean
  fresh: ReadonlySet<string>
  opened: string | null
  onOpen(id: string | null): void
  onMore(): void
}

/** The way to earlier friends, where the trunk ends. */
function More({ left, busy, onMore }: { left: number; busy: boolean; onMore(): void }) {
  return (
    <View id="chain-more" className="tree__more" hoverClass="spot--pressed" ariaRole="button" onClick={onMore}>
      <Text>{text(busy ? 'chain.more-busy' : 'chain.more')}</Text>
      {left > 0 && <Text className="figures">+{compact(left)}</Text>}
      {!busy && <Icon name="down" size={14} />}
    </View>
  )
}

/** A tree that one can open: me, my friends in rows along the trunk, and under a tapped friend their branch. */
export function Tree({ friends, count, next, busy, fresh, opened, onOpen, onMore }: Props) {
  const rows = rowsOf(friends)
  const tapped = (id: string) => onOpen(opened === id ? null : id)
  return (
    <View className="tree">
      <View className="tree__top">
        <View className="tree__me">
          <Text>{text('chain.me')}</Text>
        </View>
      </View>
      {rows.length === 0 && <Waiting />}
      {rows.map((row, at) => {
        const goesOn = at < rows.length - 1 || next !== null
        const places = columns(row.length)
        const shown = row.findIndex(({ id }) => id === opened)
        const friend = row[shown]
        return (
          <Fragment key={row.map(({ id }) => id).join()}>
            <View className="tree__row" style={{ backgroundImage: twigs(row.length, goesOn) }}>
              {row.map((one, place) => (
                <FriendSpot
                  key={one.id}
                  friend={one}
                  share={places[place] ?? 0.5}
                  fresh={fresh.has(one.id)}
                  open={one.id === opened}
                  onTap={tapped}
                />
              ))}
            </View>
            {friend && (
              <View className={`tree__branch${goesOn ? ' tree__branch--on' : ''}`}>
                <BranchPanel friend={friend} share={places[shown] ?? 0.5} />
              </View>
            )}
          </Fragment>
        )
      })}
      {next !== null && <More left={count - friends.length} busy={busy} onMore={onMore} />}
      {friends.length > 0 && <Text className="tree__note">{text('chain.privacy')}</Text>}
      {friends.some(({ firstOrder }) => firstOrder) && (
        <View className="tree__legend">
          <View className="tree__legend-ring" />
          <Text>{text('chain.ring')}</Text>
        </View>
      )}
    </View>
  )
}
