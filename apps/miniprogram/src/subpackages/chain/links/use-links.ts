import { useCallback, useRef, useState } from 'react'
import { type Problem, problemOf } from '../../../api/request.js'
import { ownLinks } from '../../../api/share-routes.js'
import type { OwnLink, OwnLinkPage, Revoked } from '../../../api/share-shapes.js'
import { forgetLink } from '../../../session/share-link.js'

/** The member's own links, page by page, the latest first. */
export function useLinks() {
  const [read, setRead] = useState<OwnLinkPage | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const running = useRef(false)
  const fetch = useCallback(async (known: OwnLink[], from: string | null) => {
    if (running.current) return
    running.current = true
    setBusy(true)
    try {
      const page = await ownLinks(from)
      // Also what the shop withdrew must not be shared once more from what this phone keeps.
      for (const { token, revokedAt } of page.items) if (revokedAt) forgetLink(token)
      setRead({ items: [...known, ...page.items], next: page.next })
      setProblem(null)
    } catch (thrown) {
      setProblem(problemOf(thrown))
    } finally {
      running.current = false
      setBusy(false)
    }
  }, [])
  const revoked = ({ token, revokedAt }: Revoked) =>
    setRead((known) =>
      known
        ? { ...known, items: known.items.map((link) => (link.token === token ? { ...link, revokedAt } : link)) }
        : null,
    )
  return {
    links: read?.items ?? null,
    next: read?.next ?? null,
    problem,
    busy,
    load: () => fetch([], null),
    more: () => (read?.next ? fetch(read.items, read.next) : Promise.resolve()),
    revoked,
  }
}
