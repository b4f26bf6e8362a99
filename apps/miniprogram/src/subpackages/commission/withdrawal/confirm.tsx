import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Transfer } from '../../../api/shapes.js'
import { ActionButton } from '../../../components/button.js'
import { confirmTransfer } from '../../../wechat/transfer.js'

/** The button that opens WeChat's own page; what came of it the server is asked, never the phone. */
export function Confirm({ transfer, onDone }: { transfer: Transfer; onDone(): Promise<void> }) {
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<'confirmed' | 'left' | 'unable' | null>(null)
  const confirm = async () => {
    setBusy(true)
    try {
      setOutcome(await confirmTransfer(transfer))
      await onDone()
    } finally {
      setBusy(false)
    }
  }
  return (
    <View className="payout__confirm">
      <ActionButton id="payout-confirm" busy={busy} onTap={confirm}>
        {text('payout.confirm')}
      </ActionButton>
      {outcome && (
        <Text className="payout__outcome" ariaRole="alert">
          {text(`payout.${outcome}`)}
        </Text>
      )}
    </View>
  )
}
