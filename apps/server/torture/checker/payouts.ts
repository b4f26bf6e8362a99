import { type Database } from '../../src/platform/database/database.js'
import { type Transfer } from '../world.js'
import { type Violations } from './violations.js'

interface Withdrawal {
  id: number
  billNo: string
  state: string
  grossFen: number
  taxFen: number
  netFen: number
  requested: number
  paid: number
  taxed: number
  returned: number
}

/**
 * Once everything is settled: no withdrawal is open and nothing stands in the clearing accounts; each one's entries say what its
 * state says; and what left us is what WeChat has paid, bill by bill.
 */
export async function checkPayouts(
  database: Database,
  transfers: readonly Transfer[],
  violations: Violations,
): Promise<void> {
  const bills = new Map(transfers.map((transfer) => [transfer.outBillNo, transfer]))
  for (const one of await database.rows<Withdrawal>(WITHDRAWALS)) {
    checkOne(one, bills.get(one.billNo), violations)
    bills.delete(one.billNo)
  }
  for (const { outBillNo } of bills.values())
    violations.add('payout', `WeChat has a bill ${outBillNo} that nobody asked for`)
  violations.addRows(
    'clearing',
    await database.rows(
      `SELECT account, amount FROM account_balance WHERE account LIKE 'member:%:commission:withdrawing' AND amount <> 0`,
    ),
  )
}

function checkOne(one: Withdrawal, transfer: Transfer | undefined, violations: Violations): void {
  const { id, state, grossFen, taxFen, netFen, requested, paid, taxed, returned } = one
  const isPaid = state === 'paid'
  const wrong = (detail: string) => violations.add('payout', `withdrawal ${id} is ${state}: ${detail}`)
  if (!['paid', 'returned', 'refused'].includes(state)) wrong('it is still open')
  if (grossFen !== taxFen + netFen || requested !== grossFen) wrong(`${requested} of ${grossFen} were set aside`)
  if (paid !== (isPaid ? netFen : 0) || taxed !== (isPaid ? taxFen : 0)) wrong(`${paid} paid and ${taxed} withheld`)
  if (returned !== (isPaid ? 0 : grossFen)) wrong(`${returned} of ${grossFen} came back`)
  if (isPaid !== (transfer?.state === 'SUCCESS')) wrong(`with WeChat it is ${transfer?.state ?? 'unknown'}`)
  if (transfer && transfer.amountFen !== netFen) wrong(`WeChat pays ${transfer.amountFen} and not ${netFen}`)
}

const sum = (kind: string) => `COALESCE(SUM(CASE WHEN e.kind = '${kind}' THEN e.amount END), 0)`

const WITHDRAWALS = `
  SELECT w.id, w.bill_no AS billNo, w.state, w.gross_fen AS grossFen, w.tax_fen AS taxFen, w.net_fen AS netFen,
         ${sum('withdrawal-requested')} AS requested, ${sum('withdrawal-paid')} AS paid,
         ${sum('withdrawal-tax')} AS taxed, ${sum('withdrawal-returned')} AS returned
    FROM withdrawal w
    LEFT JOIN (SELECT CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(business_key, ':', 2), ':', -1) AS UNSIGNED) AS withdrawal_id, kind, amount
                 FROM ledger_entry WHERE business_key LIKE 'withdrawal:%') e ON e.withdrawal_id = w.id
   GROUP BY w.id, w.bill_no, w.state, w.gross_fen, w.tax_fen, w.net_fen`
