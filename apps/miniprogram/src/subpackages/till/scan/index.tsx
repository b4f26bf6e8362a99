import { text } from '@passalong/contract'
import { Input, Text, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { openCheckout } from '../../../api/routes.js'
import type { Clerk } from '../../../api/shapes.js'
import { useAttempt } from '../../../api/use-attempt.js'
import { ActionButton } from '../../../components/button.js'
import { Icon } from '../../../components/icon.js'
import { ProblemView, Skeleton, StateView } from '../../../components/state-view.js'
import { renewHome } from '../../../session/home.js'
import { useSession } from '../../../session/store.js'
import { scan } from '../../../wechat/scan.js'
import { goTo } from '../../../wechat/ways.js'
import { checkoutOpened, takeUpSent, useTill } from '../store.js'
import { Recent } from './recent.js'
import './index.scss'

/** Scans a code and opens a checkout with it. An unanswered scan is repeated with its own code and key. */
function useScan() {
  const attempt = useAttempt()
  const [words, setWords] = useState<string | null>(null)
  const code = useRef('')
  const open = async () => {
    setWords(null)
    const opened = await attempt.run(async (key) => checkoutOpened(await openCheckout(code.current, key)))
    if (opened) goTo('settle')
  }
  const start = async () => {
    if (attempt.busy) return
    const scanned = await scan()
    if (scanned.kind === 'cancelled') return
    attempt.clear()
    if (scanned.kind === 'page' || !/^\d{20}$/.test(scanned.text)) return setWords(text('till.not-a-code'))
    code.current = scanned.text
    await open()
  }
  return {
    start,
    retry: open,
    busy: attempt.busy,
    unknown: attempt.unknown,
    words: words ?? attempt.problem?.message ?? null,
  }
}

function Find() {
  const [receiptNo, setReceiptNo] = useState('')
  const find = () => {
    if (receiptNo.trim()) goTo('order', { receiptNo: receiptNo.trim() })
  }
  return (
    <View className="find">
      <Input
        id="till-find"
        className="find__input"
        value={receiptNo}
        maxlength={40}
        placeholder={text('till.find')}
        placeholderClass="find__placeholder"
        confirmType="search"
        onInput={({ detail }) => setReceiptNo(detail.value)}
        onConfirm={find}
      />
      <View id="till-find-go" className="find__go" ariaRole="button" onClick={find}>
        <Text>{text('till.find-go')}</Text>
      </View>
    </View>
  )
}

/** Who stands at the till, and what was left unanswered there. */
function Where({ clerk }: { clerk: Clerk }) {
  const sent = useTill((state) => state.sent)
  const takeUp = () => {
    takeUpSent()
    goTo('settle')
  }
  return (
    <View>
      <View className="till-where">
        <Text className="till-where__store">{clerk.storeName}</Text>
        <Text className="till-where__clerk">{text('till.clerk', { name: clerk.name })}</Text>
      </View>
      {sent && (
        <View className="till-sent" ariaRole="alert">
          <Text>{text('till.unknown')}</Text>
          <ActionButton id="till-take-up" look="outline" onTap={takeUp}>
            {text('till.same-retry')}
          </ActionButton>
        </View>
      )}
    </View>
  )
}

function ScanKey({ scanning }: { scanning: ReturnType<typeof useScan> }) {
  const label = scanning.busy ? 'till.scanning' : scanning.unknown ? 'state.retry' : 'till.scan'
  return (
    <View
      id="till-scan"
      className={`scan${scanning.busy ? ' scan--busy' : ''}`}
      hoverClass="scan--pressed"
      ariaRole="button"
      onClick={scanning.unknown ? scanning.retry : scanning.start}
    >
      <Icon name="scan" size={64} />
      <Text className="scan__label">{text(label)}</Text>
      <Text className="scan__note">{text('till.scan-note')}</Text>
    </View>
  )
}

/** The till's first screen: scan. Below, what was done lately. */
export default function ScanPage() {
  const { clerk, known, problem } = useSession()
  const scanning = useScan()
  if (!clerk && !known) {
    return (
      <View className="page">
        {problem ? <ProblemView message={problem.message} onRetry={renewHome} /> : <Skeleton heights={[32, 220, 50]} />}
      </View>
    )
  }
  if (!clerk) {
    const apply = { id: 'till-apply', label: text('mine.apply'), onTap: () => goTo('apply') }
    return (
      <View className="page">
        <StateView icon="till" title={text('till.not-clerk')} action={apply} />
      </View>
    )
  }
  return (
    <View className="page">
      <Where clerk={clerk} />
      <ScanKey scanning={scanning} />
      {scanning.words && (
        <Text className="till-words" ariaRole="alert">
          {scanning.words}
        </Text>
      )}
      <Find />
      <Recent />
    </View>
  )
}
