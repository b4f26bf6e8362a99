import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { useState } from 'react'
import { CouponCard } from '../../components/coupon-card.js'
import { GuestView } from '../../components/guest-view.js'
import { Icon } from '../../components/icon.js'
import { OfflineStrip, ProblemView, Skeleton, StateView } from '../../components/state-view.js'
import { hasCredential, renewCredential } from '../../session/credential.js'
import { renewHome } from '../../session/home.js'
import { useSession } from '../../session/store.js'
import { useWhileVisible } from '../../session/use-visible.js'
import { brightenScreen, dimScreen } from '../../wechat/screen.js'
import { Arrived, useArrival } from './arrival.js'
import { CodeSheet } from './code-sheet.js'
import { Refresh } from './refresh.js'
import './index.scss'

/** The member code: works without network once this phone has been given its credential. */
export default function CodePage() {
  const { phase, home, homeAt, offline, problem } = useSession()
  const [ready, setReady] = useState(hasCredential)
  const arrival = useArrival(home)

  const clockRight = async () => {
    await renewHome()
    if (useSession.getState().phase === 'member') {
      // Without network the credential at hand, with the clock difference seen last, still makes right codes.
      await renewCredential().catch(() => undefined)
    }
    setReady(hasCredential())
  }
  useDidShow(() => {
    brightenScreen()
    clockRight()
  })
  useWhileVisible(renewHome, 3000)
  useDidHide(dimScreen)
  useUnload(dimScreen)

  return (
    <View className="page code-page">
      {phase === 'starting' && <Skeleton heights={[430, 84]} />}
      {phase === 'failed' && (
        <ProblemView message={problem?.message ?? text('state.unexpected')} onRetry={clockRight} />
      )}
      {phase === 'guest' && <GuestView />}
      {phase === 'member' && home && (
        <View>
          {offline && <OfflineStrip at={homeAt} />}
          {arrival && <Arrived arrival={arrival} />}
          {ready && <CodeSheet home={home} />}
          {ready && (
            <View className="code-page__foot">
              <View className="code-page__offline">
                <Icon name="check" size={14} />
                <Text>{text('code.works-offline')}</Text>
              </View>
              <Refresh renew={clockRight} />
            </View>
          )}
          {!ready && (
            <StateView
              icon="code"
              title={text('code.none')}
              note={text('code.none-note')}
              action={{ id: 'retry', label: text('state.retry'), onTap: clockRight }}
            />
          )}
          {home.coupons.length > 0 && (
            <View className="section">
              <Text>{text('code.here')}</Text>
            </View>
          )}
          {home.coupons.map((coupon) => (
            <CouponCard key={coupon.id} coupon={coupon} />
          ))}
        </View>
      )}
    </View>
  )
}
