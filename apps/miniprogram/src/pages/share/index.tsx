import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { GuestView } from '../../components/guest-view.js'
import { SinglePage } from '../../components/single-page.js'
import { OfflineStrip, ProblemView, Skeleton } from '../../components/state-view.js'
import { renewHome } from '../../session/home.js'
import { useSession } from '../../session/store.js'
import { useOwnLink, useSharing } from '../../session/use-own-link.js'
import { useWhileVisible } from '../../session/use-visible.js'
import { isSinglePage } from '../../wechat/entrance.js'
import { goTo } from '../../wechat/ways.js'
import { MemberShare } from './member-share.js'
import './index.scss'

/** Rules first, then one card for one friend. */
function Sharing() {
  const { phase, home, homeAt, offline, problem } = useSession()
  const { link, linkProblem, prepare } = useOwnLink()
  const [termsOpen, setTermsOpen] = useState(false)
  useWhileVisible(async () => {
    await renewHome()
    await prepare()
  }, 10_000)
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

/** The tab from which a member shares. Moments open this very page: there it is a preview, and then a way to the card. */
export default function SharePage() {
  const { params } = useRouter()
  const token = params['t'] ?? null
  const [alone] = useState(isSinglePage)
  useSharing()
  useEffect(() => {
    if (token && !alone) goTo('join', { t: token })
  }, [token, alone])
  return alone ? <SinglePage linkToken={token} storeCode={null} /> : <Sharing />
}
