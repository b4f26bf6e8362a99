import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { revokeLink } from '../../../api/share-routes.js'
import type { OwnLink, Revoked } from '../../../api/share-shapes.js'
import { useAttempt } from '../../../api/use-attempt.js'
import { ActionButton } from '../../../components/button.js'
import { Sheet } from '../../../components/sheet.js'
import { forgetLink, prepareCard } from '../../../session/share-link.js'
import { useSession } from '../../../session/store.js'
import { say } from '../../../wechat/dialog.js'

interface Props {
  link: OwnLink
  onClose(): void
  onRevoked(revoked: Revoked): void
}

/** What withdrawing a card does and what it does not, before it is done. */
export function RevokeSheet({ link, onClose, onRevoked }: Props) {
  const { busy, problem, unknown, run } = useAttempt()
  const revoke = async () => {
    const done = await run(async (key) => {
      const revoked = await revokeLink(link.token, key)
      // It must not be shared once more from what this phone keeps.
      forgetLink(link.token)
      onRevoked(revoked)
    })
    if (!done) return
    const memberNo = useSession.getState().home?.memberNo
    if (memberNo) prepareCard(memberNo)
    say(text('links.revoke-done'))
    onClose()
  }
  const points = (['links.revoke-1', 'links.revoke-2', 'links.revoke-3', 'links.revoke-4'] as const).map((key) => (
    <View key={key} className="revoke__point">
      <View className="revoke__dot" />
      <Text>{text(key)}</Text>
    </View>
  ))
  return (
    <Sheet title={text('links.revoke-title')} onClose={onClose}>
      <View className="revoke">{points}</View>
      {problem && (
        <Text className="revoke__problem" ariaRole="alert">
          {unknown ? text('links.revoke-unknown') : problem.message}
        </Text>
      )}
      <View className="sheet__foot">
        <ActionButton id="revoke-do" busy={busy} onTap={revoke}>
          {text('links.revoke-do')}
        </ActionButton>
        <ActionButton id="revoke-keep" look="quiet" onTap={onClose}>
          {text('links.revoke-keep')}
        </ActionButton>
      </View>
    </Sheet>
  )
}
