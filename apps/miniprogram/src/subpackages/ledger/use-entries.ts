import { useRef, useState } from 'react'
import { type Problem, problemOf } from '../../api/request.js'
import { entries } from '../../api/routes.js'
import type { Asset, Entry } from '../../api/shapes.js'

/** Pages of a long history may hold nothing of the asset; so many are leafed through at one tap. */
const LEAVES = 6

interface Read {
  asset: Asset | null
  list: Entry[]
  next: string | null
}

/** A history of one asset or all, page by page. A page that answers late, for another asset, is dropped. */
export function useEntries(asset: Asset | null) {
  const [read, setRead] = useState<Read | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  // Set by whoever asks, not by drawing: an answer may come before the next drawing.
  const wanted = useRef(asset)
  const fetch = async (of: Asset | null, known: Entry[], from: string | null) => {
    wanted.current = of
    setBusy(true)
    try {
      let page = await entries(of, from)
      const list = [...known, ...page.entries]
      for (let leaf = 1; leaf < LEAVES && page.entries.length === 0 && page.next; leaf++) {
        page = await entries(of, page.next)
        list.push(...page.entries)
      }
      if (wanted.current !== of) return
      setRead({ asset: of, list, next: page.next })
      setProblem(null)
    } catch (thrown) {
      if (wanted.current === of) setProblem(problemOf(thrown))
    } finally {
      setBusy(false)
    }
  }
  const shown = read?.asset === asset ? read : null
  return {
    list: shown?.list ?? null,
    next: shown?.next ?? null,
    problem,
    busy,
    reload: (of: Asset | null) => fetch(of, [], null),
    more: () => (shown?.next ? fetch(asset, shown.list, shown.next) : Promise.resolve()),
  }
}
