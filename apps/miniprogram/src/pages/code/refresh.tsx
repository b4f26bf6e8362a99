import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '../../components/icon.js'
import { shownCode } from '../../session/credential.js'
import { useSession } from '../../session/store.js'
import { say } from '../../wechat/dialog.js'

/**
 * Brings clock and figures up to date by hand, e.g. after a scan that was not settled. The code itself changes by the clock
 * alone: a code is good once, and the next one comes when its time does.
 */
export function Refresh({ renew }: { renew(): Promise<void> }) {
  const [busy, setBusy] = useState(false)
  const refresh = async () => {
    if (busy) return
    setBusy(true)
    await renew()
    setBusy(false)
    const code = shownCode()
    if (useSession.getState().offline) say(text('code.refresh-offline'))
    else if (code) say(text('code.refreshed', { seconds: code.secondsLeft }))
  }
  return (
    <View id="code-refresh" className="code-page__refresh" ariaRole="button" onClick={refresh}>
      <Icon name="refresh" size={16} />
      <Text>{text(busy ? 'code.refreshing' : 'code.refresh')}</Text>
    </View>
  )
}
