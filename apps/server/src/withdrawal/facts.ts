import { account, type Day, dayText, withhold } from '@passalong/domain'
import { type AnswersTo, ask } from '../platform/database/database.js'
import { IDENTITY_COLUMNS, type PayeeIdentityRow } from './payee-identity.js'
import { settingsOf, settingsQuestion, type WithdrawalSettings } from './settings.js'

/** What a withdrawal is decided on. All money in fen. */
export interface WithdrawalFacts {
  availableFen: number
  /** Withdrawn and withheld in this month, and withdrawn today, by this person: whoever holds the same verified ID. */
  month: { grossFen: number; withheldFen: number }
  todayFen: number
  hasOpen: boolean
  identity: PayeeIdentityRow | null
  openid: string | null
  settings: WithdrawalSettings
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
    identity: identity ?? null,
    openid: person?.openid ?? null,
    settings: settingsOf(settings),
  }
}

/** The most that can be asked for now, fen; 0 when that is less than the minimum or one is open. */
export function withdrawableFen(facts: WithdrawalFacts): number {
  const { availableFen, month, todayFen, settings, hasOpen } = facts
  const left = Math.min(availableFen, settings.dailyCapFen - todayFen, settings.monthlyCapFen - month.grossFen)
  return hasOpen || left < settings.minimumFen ? 0 : left
}

/** Gross, tax and net of a further withdrawal in the month of the facts. */
export function quoteOf(facts: WithdrawalFacts, grossFen: number) {
  return withhold(grossFen, facts.month)
}
