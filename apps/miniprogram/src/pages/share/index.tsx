import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import { GuestView } from '../../components/guest-view.js'
import { OfflineStrip, ProblemView, Skeleton } from '../../components/state-view.js'
import { renewHome } from '../../session/home.js'
import { useSession } from '../../session/store.js'
import { useWhileVisible } from '../../session/use-visible.js'
import { places } from '../../wechat/ways.js'
import { MemberShare } from './member-share.js'
import { useLink } from './use-link.js'
import './index.scss'

/** Rules first, then one card for one friend. */
export default function SharePage() {
  const { phase, home, homeAt, offline, problem } = useSession()
  const { link, linkProblem, prepare } = useLink()
  const [termsOpen, setTermsOpen] = useState(false)
  useWhileVisible(async () => {
    await renewHome()
    await prepare()
  }, 10_000)
  // Answered at once: the link was minted when the page was shown.
  useShareAppMessage(() => ({ title: link?.title ?? text('share.card-title'), path: link?.path ?? places.join }))
  return (
    <View className="page">
      {offline && <OfflineStrip at={homeAt} />}
      {phase === 'starting' && <Skeleton heights={[330, 60, 50]} />}
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
    </View>
  )
}
