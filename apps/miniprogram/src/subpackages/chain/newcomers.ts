import { text } from '@passalong/contract'
import { useEffect, useRef, useState } from 'react'
import type { Friend } from '../../api/share-shapes.js'
import type { KnownChain } from './use-chain.js'

/** Who appeared or grew while the page was open, and a sentence about the latest. */
export interface News {
  fresh: ReadonlySet<string>
  words: string | null
}

const reach = ({ joins, further }: Friend) => joins + further

interface Seen {
  ids: Map<string, number>
  newest: string | null
  joins: number
}

function seenIn({ chain, friends }: KnownChain): Seen {
  const ids = new Map(friends.items.map((friend) => [friend.id, reach(friend)]))
  return { ids, newest: friends.items[0]?.joinedAt ?? null, joins: chain.joins }
}

function newsOf(before: Seen, { chain, friends }: KnownChain): News | null {
  // Leafing back brings older ones: only who joined later is new.
  const isNew = ({ id, joinedAt }: Friend) =>
    !before.ids.has(id) && (before.newest === null || joinedAt >= before.newest)
  const came = friends.items.filter(isNew)
  const grew = friends.items.filter((friend) => reach(friend) > (before.ids.get(friend.id) ?? reach(friend)))
  const fresh = new Set([...came, ...grew].map(({ id }) => id))
  const [friend] = came
  if (friend) return { fresh, words: text('chain.just-came', { name: friend.maskedName }) }
  const [through] = grew
  if (through) return { fresh, words: text('chain.grew', { name: through.maskedName }) }
  return chain.joins > before.joins ? { fresh, words: text('chain.further-came') } : null
}

/** Compares what is shown with what was shown before; what a phone kept from an earlier time makes no news. */
export function useNewcomers(known: KnownChain | null): News {
  const seen = useRef<Seen | null>(null)
  const [news, setNews] = useState<News>({ fresh: new Set(), words: null })
  useEffect(() => {
    if (!known?.live) return
    const before = seen.current
    seen.current = seenIn(known)
    const latest = before && newsOf(before, known)
    if (latest) setNews(latest)
  }, [known])
  return news
}
