import { mayBeNegative } from '@passalong/domain'
import { type Entry } from './entry.js'
import { differs, english, type Finding } from './finding.js'
import { accountsOf, type MemberBooks } from './member-books.js'

/** Balances and growth by day are what the entries add up to, and no account owes that cannot. */
export function checkAccounts(books: MemberBooks): Finding[] {
  const { member, balances } = books
  const sums = new Map([
    ...sumsOf(books.entries, accountsOf(member.id)),
    ...books.orders.flatMap(({ id, entries }) => [...sumsOf(entries, [`order:${id}:paid`])]),
  ])
  const names = [...accountsOf(member.id), ...books.orders.map(({ id }) => `order:${id}:paid`)]
  return [
    ...names.flatMap((account) => checkAccount(account, sums.get(account), balances.get(account))),
    ...checkGrowthDays(books),
    ...checkLotsSum(books, sums.get(`member:${member.id}:points`) ?? 0),
  ]
}

function sumsOf(entries: readonly Entry[], accounts: readonly string[]): Map<string, number> {
  const sums = new Map<string, number>()
  const add = (account: string, amount: number) => {
    if (accounts.includes(account)) sums.set(account, (sums.get(account) ?? 0) + amount)
  }
  for (const { source, destination, amount } of entries) {
    add(source, -amount)
    add(destination, amount)
  }
  return sums
}

function checkAccount(account: string, sum: number | undefined, balance: number | undefined): Finding[] {
  const row = `account_balance ${account}`
  const findings: Finding[] = []
  if (sum === undefined && balance !== undefined)
    findings.push({ check: 'balance-without-entries', row, detail: differs('amount', balance, null) })
  if (sum !== undefined && balance === undefined)
    findings.push({ check: 'balance-missing', row, detail: differs('amount', null, sum) })
  if (sum !== undefined && balance !== undefined && sum !== balance)
    findings.push({ check: 'balance', row, detail: differs('amount', balance, sum) })
  if (sum !== undefined && sum < 0 && !mayBeNegative(account))
    findings.push({ check: 'overdrawn', row, detail: english('audit.sum', { sum }) })
  return findings
}

function checkGrowthDays({ member, entries, growthDays }: MemberBooks): Finding[] {
  const account = `member:${member.id}:growth`
  const expected = new Map<string, number>()
  for (const { source, destination, amount, datedOn } of entries) {
    const sign = Number(destination === account) - Number(source === account)
    if (sign !== 0) expected.set(datedOn, (expected.get(datedOn) ?? 0) + sign * amount)
  }
  const found = new Map(growthDays.map(({ day, growth }) => [day, growth]))
  return [...new Set([...expected.keys(), ...found.keys()])]
    .filter((day) => found.get(day) !== expected.get(day))
    .map((day) => ({
      check: 'growth-by-day' as const,
      row: `growth_day ${member.id}/${day}`,
      detail: differs('growth', found.get(day) ?? null, expected.get(day) ?? null),
    }))
}

/** What can still be spent is the balance; a debt leaves nothing to spend. */
function checkLotsSum({ member, lots }: MemberBooks, points: number): Finding[] {
  const remaining = lots.reduce((sum, lot) => sum + lot.remaining, 0)
  if (remaining === Math.max(0, points)) return []
  const detail = differs('remaining', remaining, Math.max(0, points))
  return [{ check: 'lots-sum', row: `member ${member.id}`, detail }]
}
