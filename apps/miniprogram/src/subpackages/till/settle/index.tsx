import { text } from '@passalong/contract'
import { Input, Text, View } from '@tarojs/components'
import type { Checkout } from '../../../api/shapes.js'
import { ActionButton } from '../../../components/button.js'
import { StateView } from '../../../components/state-view.js'
import { yuan } from '../../../figures.js'
import { goBack } from '../../../wechat/ways.js'
import { Keypad } from '../keypad.js'
import { useTill } from '../store.js'
import { Coupons, MemberStrip } from './member.js'
import { PointsRow } from './points-row.js'
import { Settled } from './settled.js'
import { Total } from './total.js'
import { useSettle } from './use-settle.js'
import './index.scss'

/** No answer came: says what that means, and repeats the very same settlement. */
function Unknown({ busy, onRetry }: { busy: boolean; onRetry(): void }) {
  return (
    <View className="unknown" ariaRole="alert">
      <Text className="unknown__title">{text('till.unknown')}</Text>
      <Text className="unknown__note">{text('till.unknown-note')}</Text>
      <ActionButton id="till-retry" busy={busy} onTap={onRetry}>
        {text(busy ? 'till.settling' : 'till.same-retry')}
      </ActionButton>
    </View>
  )
}

/** The keys, and the one action. Without the server's word on the points it asks for that again. */
function SettleKeys({ form }: { form: ReturnType<typeof useSettle> }) {
  const { points, busy } = form
  const label = busy ? 'till.settling' : points.waits && points.problem ? 'state.retry' : 'till.settle'
  return (
    <Keypad
      typed={form.typed}
      onTyped={form.setTyped}
      locked={form.locked}
      action={{
        id: 'settle-submit',
        label: text(label),
        note: form.amountFen > 0 && !points.waits ? `¥${yuan(form.afterPointsFen ?? form.amountFen)}` : undefined,
        busy,
        disabled: form.mustScanAgain || (points.waits && points.problem === null),
        onTap: form.submit,
      }}
    />
  )
}

function SettleForm({ checkout }: { checkout: Checkout }) {
  const form = useSettle(checkout)
  return (
    <View className="settle">
      <View className="settle__page">
        <MemberStrip checkout={checkout} />
        <Coupons coupons={checkout.coupons} chosen={form.chosen} locked={form.locked} onToggle={form.toggle} />
        <PointsRow
          checkout={checkout}
          points={form.points}
          amountFen={form.amountFen}
          sentPoints={form.sentPoints}
          locked={form.locked}
        />
        <View className="settle__receipt">
          <Text>{text('till.receipt')}</Text>
          <Input
            id="settle-receipt"
            className="settle__input"
            value={form.receiptNo}
            maxlength={40}
            disabled={form.locked}
            placeholder={text('till.receipt-hint')}
            placeholderClass="settle__placeholder"
            onInput={({ detail }) => form.setReceiptNo(detail.value)}
          />
        </View>
        <Total typed={form.typed} toPayFen={form.afterPointsFen} />
        {form.words && !form.unknown && (
          <View className="settle__words" ariaRole="alert">
            <Text>{form.words}</Text>
            {form.mustScanAgain && (
              <ActionButton id="till-scan-again" look="outline" onTap={() => goBack('till')}>
                {text('till.scan-again')}
              </ActionButton>
            )}
          </View>
        )}
        {form.unknown && <Unknown busy={form.busy} onRetry={form.retry} />}
      </View>
      {!form.unknown && <SettleKeys form={form} />}
    </View>
  )
}

/** One number: what the member pays. Then what it brought. */
export default function SettlePage() {
  const { checkout, order } = useTill()
  if (order)
    return (
      <View className="page">
        <Settled order={order} />
      </View>
    )
  if (!checkout)
    return (
      <View className="page">
        <StateView
          icon="scan"
          title={text('till.lost')}
          action={{ id: 'till-scan-again', label: text('till.scan-again'), onTap: () => goBack('till') }}
        />
      </View>
    )
  return <SettleForm key={checkout.checkoutId} checkout={checkout} />
}
