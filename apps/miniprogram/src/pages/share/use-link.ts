import { useCallback, useState } from 'react'
import { type Problem, problemOf } from '../../api/request.js'
import type { ShareLink } from '../../api/shapes.js'
import { prepareLink, readyLink } from '../../session/share-link.js'
import { useSession } from '../../session/store.js'

/** Today's link of this member, minted before it is needed. */
export function useLink() {
  const [link, setLink] = useState<ShareLink | null>(() => {
    const { home } = useSession.getState()
    return home ? readyLink(home.memberNo) : null
  })
  const [linkProblem, setLinkProblem] = useState<Problem | null>(null)
  const prepare = useCallback(async () => {
    const { home } = useSession.getState()
    if (!home) return
    try {
      setLink(await prepareLink(home.memberNo))
      setLinkProblem(null)
    } catch (thrown) {
      setLinkProblem(problemOf(thrown))
    }
  }, [])
  return { link, linkProblem, prepare }
}
