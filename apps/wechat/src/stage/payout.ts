import { bySelector } from './finder.js'
import { nameOf, tapId, tapSelector, who } from './moves.js'
import { towardsCommission } from './path.js'
import { nextCustomer, sell } from './selling.js'
import type { Move, Scene, Step } from './story.js'

/** Nobody's: only its check digit is right. */
const ID_NUMBER = '110105199003070025'
const LEAST_FEN = 100

/** Lets a day pass, until what waits can be withdrawn. */
const dayPasses = (on: string): Move => {
  const [, month = '', date = ''] = on.split('-')
  return {
    at: 'stage',
    say: 'stage.say.day',
    parameters: { month: String(Number(month)), date: String(Number(date)) },
    find: (document) => document.querySelector<HTMLElement>('#turn-clock:enabled'),
    // Each day is a tap of its own.
    mark: (document) => document.querySelector('.day-shown')?.textContent ?? '',
    isDeed: true,
  }
}

/** Real name and ID, asked for here alone. */
const fill = (id: string, say: 'stage.say.payee-name' | 'stage.say.payee-no', text: string): Move => ({
  at: 'lin',
  say,
  parameters: who('lin'),
  type: text,
  find: (document) => {
    const field = bySelector(document, `#${id}`) as HTMLInputElement | null
    return field?.value === '' ? field : null
  },
})

const isEmpty = (document: Document) =>
  (bySelector(document, '#withdraw-amount') as HTMLInputElement | null)?.value === ''

const withdrawAll: Move = {
  at: 'lin',
  say: 'stage.say.all-of-it',
  parameters: who('lin'),
  find: (document) => (isEmpty(document) ? bySelector(document, '#withdraw-all') : null),
}

const ask: readonly Move[] = [
  fill('identity-name', 'stage.say.payee-name', nameOf('lin')),
  fill('identity-no', 'stage.say.payee-no', ID_NUMBER),
  tapSelector('lin', '#identity-consent:not(:has(.identity__box--on))', 'stage.say.payee-consent'),
  { ...tapId('lin', 'identity-save', 'identity.save'), linger: true },
  withdrawAll,
  { ...tapSelector('lin', '#withdraw-go', 'stage.say.withdraw'), linger: true },
  tapId('lin', 'commission-withdraw', 'commission.withdraw'),
  ...towardsCommission('lin'),
]

const take: readonly Move[] = [
  { ...tapSelector('lin', '[data-phone="transfer-take"]', 'stage.say.take'), isDeed: true, linger: true },
  { ...tapId('lin', 'payout-confirm', 'payout.confirm'), linger: true },
  tapId('lin', 'commission-open', 'commission.withdraw-open'),
  ...towardsCommission('lin'),
]

const OVER = ['paid', 'returned', 'refused']

/** Day 8 comes, A withdraws what friends' purchases brought, and takes it in WeChat. */
export const withdraw: Step = {
  title: 'stage.step.withdraw',
  isDone: ({ facts }) => facts.withdrawals.some(({ state }) => state === 'paid'),
  moves: (scene: Scene) => {
    const { members, withdrawals } = scene.facts
    const open = withdrawals.find(({ state }) => !OVER.includes(state))
    // Until WeChat asks, and once it was told, there is nothing to tap.
    if (open) return open.state === 'confirm' ? take : []
    if ((members.lin?.availableCommissionFen ?? 0) >= LEAST_FEN) return ask
    const next = members.lin?.nextRelease
    // The day has come, and what it releases is on its way.
    if (next && scene.today >= next.on) return []
    if (next) return [dayPasses(next.on)]
    // Nothing waits: all was given back, or it was too little.
    return [nextCustomer, ...sell(scene, 'chen')]
  },
}
