import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import type { WithdrawalQuote } from '../../../api/shapes.js'
import { yuan } from '../../../figures.js'

function monthLine({ month, monthGrossFen, monthWithheldFen }: WithdrawalQuote): string {
  const number = Number(month.slice(5))
  if (monthGrossFen === 0) return text('withdraw.month-first', { month: number })
  return text('withdraw.month', { month: number, gross: yuan(monthGrossFen), tax: yuan(monthWithheldFen) })
}

/** Gross, tax and net, before anybody confirms; the net is the number that counts. */
export function QuoteCard({ amountFen, quote }: { amountFen: number; quote: WithdrawalQuote | null }) {
  const shown = quote?.grossFen === amountFen ? quote : null
  const money = (fen: number | undefined) => (fen === undefined ? '—' : `¥${yuan(fen)}`)
  return (
    <View className="quote">
      <View className="quote__row">
        <Text>{text('withdraw.gross')}</Text>
        <Text className="figures">{money(shown?.grossFen)}</Text>
      </View>
      <View className="quote__row">
        <Text>{text('withdraw.tax')}</Text>
        <Text id="quote-tax" className="figures">
          {shown && shown.taxFen > 0 ? `−¥${yuan(shown.taxFen)}` : money(shown?.taxFen)}
        </Text>
      </View>
      <View className="quote__row quote__row--net">
        <Text>{text('withdraw.net')}</Text>
        <Text id="quote-net" className="figures">
          {money(shown?.netFen)}
        </Text>
      </View>
      {shown && <Text className="quote__note">{monthLine(shown)}</Text>}
      {!shown && amountFen > 0 && <Text className="quote__note">{text('withdraw.quoting')}</Text>}
    </View>
  )
}
