import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useSession } from '../session/store.js'
import { say } from '../wechat/dialog.js'
import { scan } from '../wechat/scan.js'
import { follow, goTo } from '../wechat/ways.js'
import { ActionButton } from './button.js'
import { Still } from './still.js'
import './guest-view.scss'

async function scanToJoin(): Promise<void> {
  const scanned = await scan()
  if (scanned.kind === 'page' && scanned.path.includes('pages/join/')) follow(scanned.path)
  else if (scanned.kind !== 'cancelled') say(text('guest.not-ours'))
}

/** What a tab shows to someone who is no member: what membership is, and the way in. A clerk finds the till here. */
export function GuestView() {
  const clerk = useSession((state) => state.clerk)
  return (
    <View className="guest rise">
      {clerk && (
        <View className="guest__clerk">
          <Text className="guest__clerk-name">{text('guest.clerk', { name: clerk.name, store: clerk.storeName })}</Text>
          <ActionButton id="guest-till" onTap={() => goTo('till')}>
            {text('guest.till')}
          </ActionButton>
        </View>
      )}
      <Still height={clerk ? 200 : 280} />
      <Text className="guest__title">{text('guest.title')}</Text>
      <Text className="guest__note">{text('guest.note')}</Text>
      <View className="guest__actions">
        <ActionButton id="guest-join" look={clerk ? 'outline' : 'strong'} onTap={() => goTo('join')}>
          {text('guest.join')}
        </ActionButton>
        <ActionButton id="guest-scan" look="quiet" onTap={scanToJoin}>
          {text('guest.scan')}
        </ActionButton>
      </View>
    </View>
  )
}
