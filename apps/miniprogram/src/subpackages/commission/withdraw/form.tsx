import { text } from '@passalong/contract'
import { Input, Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Withdrawal, Withdrawals } from '../../../api/shapes.js'
import { ActionButton } from '../../../components/button.js'
import { Icon } from '../../../components/icon.js'
import { fenOfTyped, typedYuan, yuan } from '../../../figures.js'
import { goTo } from '../../../wechat/ways.js'
import { QuoteCard } from './quote-card.js'
import { useQuote } from './use-quote.js'
import { useRequest } from './use-request.js'

/** What a money field may hold: digits, one point, two decimals; anything else leaves it as it was. */
function typedAfter(typed: string, next: string): string {
  return /^\d{0,7}(\.\d{0,2})?$/.test(next) ? next : typed
}

function limitWords(amountFen: number, { withdrawableFen, minimumFen }: Withdrawals): string | null {
  if (amountFen > withdrawableFen) return text('withdraw.at-most', { yuan: yuan(withdrawableFen) })
  return amountFen > 0 && amountFen < minimumFen ? text('withdraw.at-least', { yuan: yuan(minimumFen) }) : null
}

function Payee({ money }: { money: Withdrawals }) {
  const { identity } = money
  return (
    <View id="withdraw-payee" className="payee" ariaRole="button" onClick={() => goTo('payee')}>
      <Text className="payee__label">{text('withdraw.payee')}</Text>
      <Text className="payee__who">
        {identity ? `${identity.maskedName} ${identity.maskedIdNo}` : text('withdraw.payee-first')}
      </Text>
      <Icon name="next" size={16} />
    </View>
  )
}

/** No answer came: says what that means, and repeats the very same request. */
function Unknown({ busy, onRetry }: { busy: boolean; onRetry(): void }) {
  return (
    <View className="withdraw__unknown" ariaRole="alert">
      <Text className="withdraw__unknown-title">{text('till.unknown')}</Text>
      <Text className="withdraw__unknown-note">{text('withdraw.unknown-note')}</Text>
      <ActionButton id="withdraw-retry" busy={busy} onTap={onRetry}>
        {text('till.same-retry')}
      </ActionButton>
    </View>
  )
}

interface Props {
  money: Withdrawals
  reload(): Promise<void>
  onDone(withdrawal: Withdrawal): void
}

function useForm({ money, reload, onDone }: Props) {
  const request = useRequest(onDone)
  const [typed, setTyped] = useState('')
  const amountFen = request.unknown?.amountFen ?? fenOfTyped(typed)
  const limit = limitWords(amountFen, money)
  const { quote, problem, again } = useQuote(amountFen > 0 && !limit && !request.unknown ? amountFen : null)
  const submit = async () => {
    if (!money.identity) return goTo('payee')
    if (!quote) return problem ? again() : undefined
    if (await request.submit({ amountFen: quote.grossFen, taxFen: quote.taxFen })) return
    // Refused: what is available, or the tax, is another now.
    again()
    await reload()
  }
  return {
    request,
    typed,
    amountFen,
    quote,
    type: (next: string) => {
      setTyped(typedAfter(typed, next))
      request.clear()
    },
    limited: limit !== null,
    words: limit ?? request.problem?.message ?? problem?.message ?? null,
    mayGo: limit === null && amountFen > 0 && (quote !== null || problem !== null || money.identity === null),
    submit,
  }
}

export function WithdrawForm(props: Props) {
  const { money } = props
  const form = useForm(props)
  const { request, quote } = form
  const action = money.identity === null ? text('withdraw.next') : text('withdraw.go')
  return (
    <View className="withdraw rise">
      <View className="withdraw__card">
        <Text className="withdraw__label">{text('withdraw.amount')}</Text>
        <View className="withdraw__line figures">
          <Text className="withdraw__unit">¥</Text>
          <Input
            id="withdraw-amount"
            className="withdraw__input figures"
            type="digit"
            value={request.unknown ? yuan(request.unknown.amountFen) : form.typed}
            maxlength={10}
            disabled={request.busy || request.unknown !== null}
            placeholder="0.00"
            placeholderClass="withdraw__placeholder"
            onInput={({ detail }) => form.type(detail.value)}
          />
        </View>
        <View className="withdraw__foot">
          <Text>{text('withdraw.available', { yuan: yuan(money.withdrawableFen) })}</Text>
          {!request.unknown && !request.busy && (
            <View
              id="withdraw-all"
              className="withdraw__all"
              ariaRole="button"
              onClick={() => form.type(typedYuan(money.withdrawableFen))}
            >
              <Text>{text('withdraw.all')}</Text>
            </View>
          )}
        </View>
      </View>
      {form.words && !request.unknown && (
        <Text className="withdraw__words" ariaRole="alert">
          {form.words}
        </Text>
      )}
      {request.unknown ? (
        <Unknown busy={request.busy} onRetry={() => request.retry()} />
      ) : (
        <View>
          <QuoteCard amountFen={form.limited ? 0 : form.amountFen} quote={quote} />
          <Payee money={money} />
          <ActionButton id="withdraw-go" busy={request.busy} disabled={!form.mayGo} onTap={form.submit}>
            {request.busy ? text('withdraw.sending') : action}
          </ActionButton>
          <Text className="withdraw__how">{text('withdraw.how')}</Text>
          <Text className="withdraw__how">
            {text('withdraw.limits', { day: yuan(money.dailyCapFen), month: yuan(money.monthlyCapFen) })}
          </Text>
        </View>
      )}
    </View>
  )
}
