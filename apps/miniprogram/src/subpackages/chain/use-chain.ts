import { useCallback, useRef, useState } from 'react'
import { type Problem, problemOf } from '../../api/request.js'
import { chain, friends as friendPage } from '../../api/share-routes.js'
import type { Chain, Friend, FriendPage } from '../../api/share-shapes.js'
import { useSession } from '../../session/store.js'
import { keep, kept } from '../../wechat/storage.js'

/** What is known of a member's chain. */
export interface KnownChain {
  chain: Chain
  /** Friends as far as they were asked for, the newest first. */
  friends: FriendPage
  /** False for what this phone kept from an earlier time. */
  live: boolean
}

const CHAIN = 'chain'

interface KeptChain {
  memberNo: string
  chain: Chain
}

function remembered(): KnownChain | null {
  const last = kept<KeptChain>(CHAIN)
  if (!last || last.memberNo !== useSession.getState().home?.memberNo) return null
  return { chain: last.chain, friends: last.chain.friends, live: false }
}

/** The same object for a friend of whom nothing changed, so that they are not drawn anew. */
function same(known: readonly Friend[], fresh: Friend): Friend {
  const before = known.find(({ id }) => id === fresh.id)
  return before && JSON.stringify(before) === JSON.stringify(fresh) ? before : fresh
}

/** A fresh first page on top of what was leafed through; after a rush that left a gap, the first page alone. */
export function merged(known: FriendPage, first: FriendPage): FriendPage {
  const ids = new Set(first.items.map(({ id }) => id))
  const items = first.items.map((friend) => same(known.items, friend))
  const overlaps = known.items.some(({ id }) => ids.has(id))
  if (!overlaps || first.next === null) return { items, next: first.next }
  const older = known.items.filter(({ id }) => !ids.has(id))
  return older.length > 0 ? { items: [...items, ...older], next: known.next } : { items, next: first.next }
}

/** The member's chain: renewed by `load`, lengthened by `more`. */
export function useChain() {
  const [known, setKnown] = useState<KnownChain | null>(remembered)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const leafing = useRef(false)
  const load = useCallback(async () => {
    try {
      const fresh = await chain()
      setKnown((before) => {
        const friends = before?.live ? merged(before.friends, fresh.friends) : fresh.friends
        return { chain: fresh, friends, live: true }
      })
      setProblem(null)
      const memberNo = useSession.getState().home?.memberNo
      if (memberNo) keep(CHAIN, { memberNo, chain: fresh })
    } catch (thrown) {
      setProblem(problemOf(thrown))
    }
  }, [])
  const next = known?.friends.next ?? null
  const more = useCallback(async () => {
    if (!next || leafing.current) return
    leafing.current = true
    setBusy(true)
    try {
      const page = await friendPage(next)
      setKnown((before) => {
        // Meanwhile a rush may have made this page one of another list.
        if (before?.friends.next !== next) return before
        const ids = new Set(before.friends.items.map(({ id }) => id))
        const items = [...before.friends.items, ...page.items.filter(({ id }) => !ids.has(id))]
        return { ...before, friends: { items, next: page.next } }
      })
      setProblem(null)
    } catch (thrown) {
      setProblem(problemOf(thrown))
    } finally {
      leafing.current = false
      setBusy(false)
    }
  }, [next])
  return { known, problem, load, more, busy }
}
