import { text } from '@passalong/contract'
import { useRouter } from '@tarojs/taro'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { newKey, type Problem, problemOf } from '../../api/request.js'
import { join, privacyNotice, store } from '../../api/routes.js'
import type { Notice, Store } from '../../api/shapes.js'
import type { Visit } from '../../api/share-shapes.js'
import { renewHome } from '../../session/home.js'
import { joinedNow, session } from '../../session/session.js'
import { homeArrived, useSession } from '../../session/store.js'
import { CARD_ALONE, JOINING, type Passed, useOwnLink, useSharing } from '../../session/use-own-link.js'
import { sendWaitingVisits, visit } from '../../session/visits.js'
import { say } from '../../wechat/dialog.js'
import { onNetworkBack } from '../../wechat/network.js'
import { goOnTo } from '../../wechat/ways.js'
import { type Entry, entryOf } from './entry.js'

export interface Welcome {
  visit: Visit | null
  store: Store | null
  notice: Notice
  /** Why the card or the store's code brought nothing; joining without it still works. */
  entryProblem: Problem | null
}

/** Who sent the card or which store it is. A card or code that does not count any more only costs its words. */
async function readEntry(entry: Entry): Promise<Pick<Welcome, 'visit' | 'store' | 'entryProblem'>> {
  const found: Pick<Welcome, 'visit' | 'store' | 'entryProblem'> = { visit: null, store: null, entryProblem: null }
  try {
    if (entry.linkToken) found.visit = await visit(entry.linkToken)
    if (entry.storeCode) found.store = await store(entry.storeCode)
  } catch (thrown) {
    const problem = problemOf(thrown)
    if (problem.code === 'offline') throw problem
    found.entryProblem = problem
  }
  return found
}

function useWelcome(entry: Entry) {
  const [welcome, setWelcome] = useState<Welcome | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const load = useCallback(async () => {
    setProblem(null)
    try {
      await session()
      const [found, notice] = await Promise.all([readEntry(entry), privacyNotice(), renewHome()])
      setWelcome({ ...found, notice })
    } catch (thrown) {
      setProblem(problemOf(thrown))
    }
  }, [entry])
  useEffect(() => {
    load()
  }, [load])
  const lost = problem?.code === 'offline'
  useEffect(() => (lost ? onNetworkBack(load) : undefined), [lost, load])
  return { welcome, problem, load }
}

/** A member passes the card on as their own, below the one that they followed; a guest hands it on as it is. */
function useHandingOn({ linkToken }: Entry, welcome: Welcome | null): void {
  const seen = welcome?.visit ?? null
  const passed = useMemo<Passed>(() => {
    if (!seen || !linkToken) return JOINING
    const { kind, code } = seen.subject
    return { subject: { kind, ...(code && kind !== 'join' ? { code } : {}) }, parentToken: linkToken, material: null }
  }, [seen, linkToken])
  useSharing(passed, linkToken)
  useOwnLink(passed, CARD_ALONE)
}

/** What the shopper fills in. */
function useForm() {
  const [consented, setConsented] = useState(false)
  const [nickname, setNickname] = useState('')
  const [claimCode, setClaimCode] = useState('')
  return { consented, setConsented, nickname, setNickname, claimCode, setClaimCode }
}

/** What of the form goes to the API: what was left empty is not sent. */
function sentOf({ nickname, claimCode }: ReturnType<typeof useForm>) {
  return {
    ...(nickname.trim() ? { nickname: nickname.trim() } : {}),
    ...(claimCode.trim() ? { claimCode: claimCode.trim().toUpperCase() } : {}),
  }
}

/** Everything the join page knows and can do. */
export function useJoin() {
  const { params } = useRouter()
  const [entry] = useState(() => entryOf(params))
  const { welcome, problem, load } = useWelcome(entry)
  const form = useForm()
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const key = useRef(newKey())
  const member = useSession((state) => state.phase === 'member')

  useHandingOn(entry, welcome)

  const submit = async () => {
    if (!welcome || busy) return
    if (!form.consented) return setRefusal(text('join.consent-first'))
    setBusy(true)
    setRefusal(null)
    try {
      // Through whom they came is decided at joining: a visit that still waits is told first.
      await sendWaitingVisits()
      const linkToken = welcome.visit && !welcome.visit.own ? entry.linkToken : null
      const joined = await join(
        {
          privacyVersion: welcome.notice.version,
          ...sentOf(form),
          ...(welcome.store ? { storeCode: welcome.store.code } : {}),
          ...(linkToken ? { linkToken } : {}),
        },
        key.current,
      )
      setDone(true)
      joinedNow()
      homeArrived(joined)
      // Brings the code's credential before the network can be lost.
      renewHome()
      say(text('join.welcome', { name: joined.nickname }))
      goOnTo('home')
    } catch (thrown) {
      await refused(problemOf(thrown))
    } finally {
      setBusy(false)
    }
  }

  const refused = async (why: Problem) => {
    // No answer: the next try may repeat the act, so it keeps its key. An answer ends the attempt.
    if (!why.unanswered) key.current = newKey()
    if (why.code === 'already-member') return renewHome()
    if (why.code === 'privacy-version-old') {
      form.setConsented(false)
      await load()
    }
    setRefusal(why.message)
  }

  return {
    welcome,
    problem,
    load,
    member: member && !done,
    ...form,
    busy,
    refusal,
    submit,
  }
}
