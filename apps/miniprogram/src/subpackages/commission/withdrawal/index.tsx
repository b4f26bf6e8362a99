import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { withdrawal as one } from '../../../api/routes.js'
import type { Withdrawal } from '../../../api/shapes.js'
import { useLoaded } from '../../../api/use-loaded.js'
import { ActionButton } from '../../../components/button.js'
import { Remind } from '../../../components/remind.js'
import { OfflineStrip, ProblemView, Skeleton } from '../../../components/state-view.js'
import { momentOf } from '../../../days.js'
import { yuan } from '../../../figures.js'
import { useWhileVisible } from '../../../session/use-visible.js'
import { goOnTo } from '../../../wechat/ways.js'
import { CancelSheet } from './cancel-sheet.js'
import { Confirm } from './confirm.js'
import { Steps } from './steps.js'
import './index.scss'

const OVER = ['paid', 'returned', 'refused']
const CANCELLABLE = ['waiting-approval', 'confirm']

function noteOf({ state, confirmUntil, cancelling }: Withdrawal): string {
  if (cancelling && !OVER.includes(state)) return text('payout.cancelling')
  if (state === 'refused') return text('payout.note-returned')
  if (state !== 'confirm') return text(`payout.note-${state}`)
  return confirmUntil
    ? text('payout.note-confirm', { moment: momentOf(confirmUntil) })
    : text('payout.note-confirm-soon')
}

function Facts({ item }: { item: Withdrawal }) {
  const rows: [label: string, value: string][] = [
    [text('withdraw.gross'), `¥${yuan(item.grossFen)}`],
    [text('withdraw.tax'), item.taxFen > 0 ? `−¥${yuan(item.taxFen)}` : `¥${yuan(0)}`],
    [text('withdraw.net'), `¥${yuan(item.netFen)}`],
    [text('payout.asked'), momentOf(item.requestedAt)],
    ...(item.finishedAt ? [[text('payout.finished'), momentOf(item.finishedAt)] as [string, string]] : []),
    [text('payout.bill'), item.billNo],
  ]
  return (
    <View className="payout__facts">
      {rows.map(([label, value]) => (
        <View key={label} className="payout__fact">
          <Text>{label}</Text>
          <Text className="payout__value figures" userSelect>
            {value}
          </Text>
        </View>
      ))}
    </View>
  )
}

/** What came back came back whole; else what arrives counts. */
const amountOf = ({ state, grossFen, netFen }: Withdrawal) =>
  state === 'returned' || state === 'refused' ? grossFen : netFen

function Payout({ item, renew, onCancel }: { item: Withdrawal; renew(): Promise<void>; onCancel(): void }) {
  const over = OVER.includes(item.state)
  return (
    <View className="payout rise">
      <View className="payout__head">
        <Text id="payout-state" className={`payout__state payout__state--${item.state}`}>
          {text(`payout.state-${item.state}`)}
        </Text>
        <View className="payout__net figures">
          <Text className="payout__unit">¥</Text>
          <Text>{yuan(amountOf(item))}</Text>
        </View>
        {item.reason && <Text className="payout__reason">{item.reason}</Text>}
        <Text className="payout__note">{noteOf(item)}</Text>
      </View>
      <Steps item={item} />
      {item.state === 'confirm' && item.transfer && !item.cancelling && (
        <Confirm transfer={item.transfer} onDone={renew} />
      )}
      <Facts item={item} />
      {!over && <Remind kind="withdrawal-result" label={text('remind.withdrawal')} />}
      {CANCELLABLE.includes(item.state) && !item.cancelling && (
        <ActionButton id="payout-cancel" look="quiet" onTap={onCancel}>
          {text('payout.cancel')}
        </ActionButton>
      )}
      {(item.state === 'returned' || item.state === 'refused') && (
        <ActionButton id="payout-again" look="outline" onTap={() => goOnTo('withdraw')}>
          {text('payout.again')}
        </ActionButton>
      )}
    </View>
  )
}

/** One withdrawal: where it stands, what to do, how it ended and why. */
export default function WithdrawalPage() {
  const { params } = useRouter()
  const id = decodeURIComponent(params['id'] ?? '')
  const { data, problem, stale, load } = useLoaded(() => one(id))
  const [cancelling, setCancelling] = useState(false)
  const over = data !== null && OVER.includes(data.state)
  useWhileVisible(async () => {
    if (!over) await load()
  }, 2500)
  return (
    <View className="page">
      {!data && problem && <ProblemView message={problem.message} onRetry={load} />}
      {!data && !problem && <Skeleton heights={[150, 70, 180]} />}
      {stale && <OfflineStrip at={null} />}
      {data && <Payout item={data} renew={load} onCancel={() => setCancelling(true)} />}
      {data && cancelling && <CancelSheet item={data} onClose={() => setCancelling(false)} onDone={load} />}
    </View>
  )
}
