import { account, type Day, dayText, type WithdrawalStanding } from '@passalong/domain'
import { type AnswersTo, ask } from '../platform/database/database.js'
import { IDENTITY_COLUMNS, type PayeeIdentityRow } from './payee-identity.js'
import { settingsOf, settingsQuestion } from './settings.js'

/** What a withdrawal is decided on, and to whom it goes. */
export interface WithdrawalFacts extends WithdrawalStanding {
  identity: PayeeIdentityRow | null
  openid: string | null
}

/** The month in which a bill is created, for its tax: YYYY-MM in Shanghai. */
export const taxMonth = (day: Day) => dayText(day).slice(0, 7)

const sameId = 'id_index = (SELECT i.id_index FROM payee_identity i WHERE i.member_id = ?)'

/** Asks for the facts; with `locked` they stay as they are until the transaction ends. The member's row is locked before. */
export function factsQuestions(memberId: number, day: Day, locked: boolean) {
  const lock = locked ? ' FOR UPDATE' : ''
  const ofMonth = `SELECT id, gross_fen, tax_fen, requested_on FROM withdrawal
    WHERE tax_month = ? AND state NOT IN ('returned', 'refused')`
  const month = taxMonth(day)
  return [
    // Two memberships of one person stand in line here, so that both count the other's withdrawals.
    ask<{ member_id: number }>(`SELECT member_id FROM payee_identity WHERE ${sameId} ORDER BY member_id${lock}`, [
      memberId,
    ]),
    ask<PayeeIdentityRow & { openid: string }>(`SELECT ${IDENTITY_COLUMNS} FROM payee_identity WHERE member_id = ?`, [
      memberId,
    ]),
    ask<{ openid: string }>('SELECT p.openid FROM member m JOIN person p ON p.id = m.person_id WHERE m.id = ?', [
      memberId,
    ]),
    ask<{ amount: number }>(`SELECT amount FROM account_balance WHERE account = ?${lock}`, [
      account.commissionAvailable(memberId),
    ]),
    ask<{ id: number }>('SELECT id FROM withdrawal WHERE open_member_id = ?', [memberId]),
    ask<{ gross: number; withheld: number; today: number }>(
      `SELECT COALESCE(SUM(gross_fen), 0) AS gross, COALESCE(SUM(tax_fen), 0) AS withheld,
              COALESCE(SUM(IF(requested_on = ?, gross_fen, 0)), 0) AS today
         FROM (${ofMonth} AND member_id = ? UNION ${ofMonth} AND ${sameId}) counted`,
      [dayText(day), month, memberId, month, memberId],
    ),
    settingsQuestion,
  ] as const
}

/** The answers to `factsQuestions`. */
export type FactsAnswers = AnswersTo<ReturnType<typeof factsQuestions>>

export function factsOf(answers: FactsAnswers): WithdrawalFacts {
  const [, [identity], [person], [available], [open], [month], settings] = answers
  return {
    availableFen: available?.amount ?? 0,
    month: { grossFen: month?.gross ?? 0, withheldFen: month?.withheld ?? 0 },
    todayFen: month?.today ?? 0,
    hasOpen: open !== undefined,
    hasIdentity: identity !== undefined,
    identity: identity ?? null,
    openid: person?.openid ?? null,
    limits: settingsOf(settings),
  }
}
