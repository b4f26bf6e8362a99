import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import type { Home, Withdrawals } from '../../api/shapes.js'
import { ActionButton } from '../../components/button.js'
import { FigureRow } from '../../components/figure-row.js'
import { Icon } from '../../components/icon.js'
import { Remind } from '../../components/remind.js'
import { yuan } from '../../figures.js'
import { goTo } from '../../wechat/ways.js'
import './purse.scss'

/** The one action: the withdrawal under way, a new one, or none yet. */
function Act({ money }: { money: Withdrawals | null }) {
  if (money?.open) {
    const { id } = money.open
    return (
      <ActionButton id="commission-open" onTap={() => goTo('withdrawal', { id })}>
        {text('commission.withdraw-open')}
      </ActionButton>
    )
  }
  const none = money !== null && money.withdrawableFen < Math.max(1, money.minimumFen)
  return (
    <ActionButton id="commission-withdraw" disabled={money === null || none} onTap={() => goTo('withdraw')}>
      {text(none ? 'commission.withdraw-none' : 'commission.withdraw')}
    </ActionButton>
  )
}

/** When the next of it becomes available, and the offer to be told. */
function Next({ home }: { home: Home }) {
  const { nextRelease } = home
  if (!nextRelease) return null
  return (
    <View className="next">
      <View className="next__line">
        <Icon name="clock" size={16} />
        <Text>{text('commission.next', { day: nextRelease.on, yuan: yuan(nextRelease.amountFen) })}</Text>
      </View>
      <Remind kind="commission-released" label={text('remind.release')} />
    </View>
  )
}

/** What there is of commission and in which state: available big, the others beside each other. */
export function Purse({ home, money, words }: { home: Home; money: Withdrawals | null; words: string | null }) {
  const figures = [
    { unit: '¥', value: yuan(home.pendingCommissionFen), label: text('commission.pending') },
    { unit: '¥', value: yuan(home.withdrawingFen), label: text('commission.withdrawing') },
  ]
  if (home.payrollFen !== 0)
    figures.push({ unit: '¥', value: yuan(home.payrollFen), label: text('commission.payroll') })
  return (
    <View>
      <View className="purse">
        <View className="purse__head">
          <Text>{text('commission.available')}</Text>
          <View id="commission-history" className="purse__side" ariaRole="button" onClick={() => goTo('withdrawals')}>
            <Text>{text('commission.history')}</Text>
            <Icon name="next" size={16} />
          </View>
        </View>
        <View className="purse__value figures">
          <Text className="purse__unit">¥</Text>
          <Text id="commission-available">{yuan(home.availableCommissionFen)}</Text>
        </View>
        {home.availableCommissionFen < 0 && <Text className="purse__words">{text('commission.owed')}</Text>}
        <Act money={money} />
        {words && <Text className="purse__words">{words}</Text>}
      </View>
      <FigureRow figures={figures} />
      <Next home={home} />
    </View>
  )
}
