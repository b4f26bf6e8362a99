import { keepsBalance, type Movement, mayBeNegative } from '@passalong/domain'
import { ask } from '../platform/database/database.js'

/** An account's balance as a row; an account that nothing reached has none. */
export interface Balance {
  account: string
  amount: number
}

/** Asks for the balances of accounts. */
export function balancesQuestion(accounts: readonly string[]) {
  return ask<Balance>('SELECT account, amount FROM account_balance WHERE account IN (?)', [accounts])
}

/** The balance of one account. */
export function balanceOf(balances: readonly Balance[], account: string): number {
  return balances.find((balance) => balance.account === account)?.amount ?? 0
}

/**
 * The last guard: a decision that would overdraw an account of `balances` which cannot owe is a fault of ours and posts
 * nothing. Throws Error.
 */
export function refuseOverdraft(movements: readonly Movement[], balances: readonly Balance[]): void {
  for (const { account, amount } of balances) {
    if (!keepsBalance(account) || mayBeNegative(account)) continue
    const taken = movements.reduce((sum, movement) => (movement.source === account ? sum + movement.amount : sum), 0)
    if (taken > amount) throw new Error(`${account} would be overdrawn`)
  }
}
