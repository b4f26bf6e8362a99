import { text } from '@passalong/contract'
import { useEffect, useRef, useState } from 'react'
import type { Chain } from '../../api/shapes.js'

/** Who appeared while the page was open: their ids, and a sentence about the latest. */
export function useNewcomers(chain: Chain | null): { fresh: ReadonlySet<string>; words: string | null } {
  const known = useRef<Set<string> | null>(null)
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const [words, setWords] = useState<string | null>(null)
  useEffect(() => {
    if (!chain) return
    const before = known.current
    known.current = new Set(chain.nodes.map(({ id }) => id))
    if (!before) return
    const came = chain.nodes.filter(({ id }) => !before.has(id))
    const latest = came[came.length - 1]
    if (!latest) return
    setFresh(new Set(came.map(({ id }) => id)))
    setWords(latest.label ? text('chain.just-came', { name: latest.label }) : text('chain.further-came'))
  }, [chain])
  return { fresh, words }
}
