import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import type { Entry } from '../../api/shapes.js'
import { clockOf } from '../../days.js'
import { grouped, signed, signedYuan, yuan } from '../../figures.js'

/** What moved between two states of one's own has no sign: nothing came and nothing went. */
function amountOf({ asset, amount, from, to }: Entry): string {
  if (asset !== 'commission') return signed(amount)
  return from !== null && to !== null ? yuan(amount) : signedYuan(amount)
}

function stateOf({ asset, from, to }: Entry): string {
  if (from !== null && to !== null) return text('ledger.moved', { from, to })
  return to ?? from ?? text(`ledger.${asset}`)
}

function balanceOf({ asset, balance, from, to }: Entry): string | null {
  if (balance === null) return null
  const state = to ?? from
  if (asset === 'commission' && state) return text('ledger.balance-of', { state, balance: yuan(balance) })
  return text('ledger.balance', { balance: grouped(balance) })
}

/** One entry: what, why, when; how much, in which state, and what was there then. */
export function Row({ entry }: { entry: Entry }) {
  const moved = entry.from !== null && entry.to !== null
  const up = entry.amount > 0 && !moved
  const balance = balanceOf(entry)
  return (
    <View className="ledger-row">
      <View className="ledger-row__words">
        <Text className="ledger-row__title">{entry.title}</Text>
        <Text className="ledger-row__reason">{entry.reason}</Text>
        <Text className="ledger-row__at">{clockOf(entry.at)}</Text>
      </View>
      <View className="ledger-row__side">
        <Text className={`ledger-row__amount figures${up ? ' ledger-row__amount--up' : ''}`}>{amountOf(entry)}</Text>
        <Text className="ledger-row__asset">{stateOf(entry)}</Text>
        {balance && <Text className="ledger-row__asset">{balance}</Text>}
      </View>
    </View>
  )
}
