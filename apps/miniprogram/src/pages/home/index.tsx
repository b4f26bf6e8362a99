import { text } from '@passalong/contract'
import { View } from '@tarojs/components'
import { usePullDownRefresh } from '@tarojs/taro'
import { useMemo } from 'react'
import { GuestView } from '../../components/guest-view.js'
import { PosterPress } from '../../components/poster/poster-press.js'
import { OfflineStrip, ProblemView, Skeleton } from '../../components/state-view.js'
import { renewHome } from '../../session/home.js'
import { prefetchToday } from '../../session/prefetch.js'
import { useSession } from '../../session/store.js'
import { useTodaysMaterial } from '../../session/use-material.js'
import { CARD_ALONE, JOINING, passedOf, useOwnLink, useSharing } from '../../session/use-own-link.js'
import { useShown } from '../../session/use-shown.js'
import { useWhileVisible } from '../../session/use-visible.js'
import { endPullDown } from '../../wechat/screen.js'
import { MemberHome } from './member-home.js'

/** "What do I have": the member's card, numbers and coupons; the way in for everybody else. */
export default function HomePage() {
  const { phase, home, homeAt, offline, problem } = useSession()
  const { material } = useTodaysMaterial()
  const passed = useMemo(() => (material ? passedOf(material) : JOINING), [material])
  const { link } = useOwnLink(passed, CARD_ALONE)
  const isShown = useShown()
  useSharing(passed)
  useWhileVisible(async () => {
    await renewHome()
    await prefetchToday()
  }, 5000)
  usePullDownRefresh(async () => {
    await renewHome()
    endPullDown()
  })
  return (
    <View className="page">
      {offline && <OfflineStrip at={homeAt} />}
      {phase === 'starting' && <Skeleton heights={[168, 84, 120, 84]} />}
      {phase === 'failed' && <ProblemView message={problem?.message ?? text('state.unexpected')} onRetry={renewHome} />}
      {phase === 'guest' && <GuestView />}
      {phase === 'member' && home && <MemberHome home={home} canSend={link !== null} />}
      {isShown && <PosterPress />}
    </View>
  )
}
