import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { problemOf } from '../../api/request.js'
import { acceptPromoterTerms, promoterTerms } from '../../api/routes.js'
import { useLoaded } from '../../api/use-loaded.js'
import { ActionButton } from '../../components/button.js'
import { NoticeText, Sheet } from '../../components/sheet.js'
import { ProblemView, Skeleton } from '../../components/state-view.js'
import { renewHome } from '../../session/home.js'
import { say } from '../../wechat/dialog.js'

/** The promoter's terms, read before the first share: accepted for nothing, or declined without losing the share. */
export function TermsSheet({ onClose, onOnlyShare }: { onClose(): void; onOnlyShare(): void }) {
  const { data: terms, problem, load } = useLoaded(promoterTerms)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  useEffect(() => {
    load()
  }, [load])

  const accept = async () => {
    if (!terms) return
    setBusy(true)
    setRefusal(null)
    try {
      const { state } = await acceptPromoterTerms(terms.version)
      await renewHome()
      say(text(state === 'waiting' ? 'share.applied' : 'share.accepted'))
      onClose()
    } catch (thrown) {
      const why = problemOf(thrown)
      setRefusal(why.message)
      if (why.code === 'terms-version-old') await load()
    } finally {
      setBusy(false)
    }
  }

  return (
    <Sheet title={terms?.title ?? text('rules.promoter')} onClose={onClose}>
      {!terms && problem && <ProblemView message={problem.message} onRetry={load} />}
      {!terms && !problem && <Skeleton heights={[60, 60, 60, 60]} />}
      {terms && <NoticeText notice={terms} />}
      {terms && (
        <View className="sheet__foot">
          <Text className="terms__free">{refusal ?? text('share.free')}</Text>
          <ActionButton id="terms-accept" busy={busy} onTap={accept}>
            {text('share.accept')}
          </ActionButton>
          <ActionButton id="terms-decline" look="quiet" onTap={onOnlyShare}>
            {text('share.without')}
          </ActionButton>
        </View>
      )}
    </Sheet>
  )
}
