import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useMemo, useState } from 'react'
import { GuestView } from '../../components/guest-view.js'
import { PosterPress } from '../../components/poster/poster-press.js'
import { SinglePage } from '../../components/single-page.js'
import { OfflineStrip, ProblemView, Skeleton } from '../../components/state-view.js'
import { renewHome } from '../../session/home.js'
import { renewMaterials } from '../../session/materials.js'
import { useSession } from '../../session/store.js'
import { useTodaysMaterial } from '../../session/use-material.js'
import { JOINING, type Passed, passedOf, useOwnLink, useSharing } from '../../session/use-own-link.js'
import { useShown } from '../../session/use-shown.js'
import { useWhileVisible } from '../../session/use-visible.js'
import { isSinglePage } from '../../wechat/entrance.js'
import { goTo } from '../../wechat/ways.js'
import { MemberShare } from './member-share.js'
import './index.scss'

/** So often the figures below the poster are asked for. */
const FIGURES_MS = 1_500

/** Rules first, then today's material: as a poster, or as a card for one friend. */
function Sharing({ passed }: { passed: Passed }) {
  const { phase, home, homeAt, offline, problem } = useSession()
  const { link, linkProblem, prepare } = useOwnLink(passed)
  const [termsOpen, setTermsOpen] = useState(false)
  const isShown = useShown()
  useWhileVisible(async () => {
    await renewHome()
    await renewMaterials(true)
    await prepare()
  }, 10_000)
  // A friend who joins is counted a second later: whoever watches sees it at once.
  useWhileVisible(() => renewMaterials(true), FIGURES_MS)
  return (
    <View className="page">
      {offline && <OfflineStrip at={homeAt} />}
      {phase === 'starting' && <Skeleton heights={[352, 96, 50]} />}
      {phase === 'failed' && <ProblemView message={problem?.message ?? text('state.unexpected')} onRetry={renewHome} />}
      {phase === 'guest' && <GuestView />}
      {phase === 'member' && home && (
        <MemberShare home={home} link={link} termsOpen={termsOpen} setTermsOpen={setTermsOpen} />
      )}
      {phase === 'member' && !link && linkProblem && (
        <Text className="share__problem" ariaRole="alert">
          {linkProblem.message}
        </Text>
      )}
      {isShown && <PosterPress />}
    </View>
  )
}

/** The tab from which a member shares. Moments open this very page: there it is a preview, and then a way to the card. */
export default function SharePage() {
  const { params } = useRouter()
  const token = params['t'] ?? null
  const [alone] = useState(isSinglePage)
  const { material } = useTodaysMaterial()
  const versionId = material?.versionId
  // biome-ignore lint/correctness/useExhaustiveDependencies: a version never changes, only what it brought
  const passed = useMemo(() => (material ? passedOf(material) : JOINING), [versionId])
  useSharing(passed)
  useEffect(() => {
    if (token && !alone) goTo('join', { t: token })
  }, [token, alone])
  return alone ? <SinglePage linkToken={token} storeCode={null} /> : <Sharing passed={passed} />
}
