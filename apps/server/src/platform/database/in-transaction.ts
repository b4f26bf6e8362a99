import { type AnswersTo, type Question } from './database.js'
import { type Sheet } from './sheet.js'
import { type Tx } from './sql.js'

/** Asks the questions of an exchange inside a transaction that somebody else began, one after another. */
export async function answersIn<const Asked extends readonly Question<unknown>[]>(
  tx: Pick<Tx, 'rows'>,
  questions: Asked,
): Promise<AnswersTo<Asked>> {
  const answers: unknown[][] = []
  for (const { sql, values } of questions) answers.push(sql === '' ? [] : await tx.rows(sql, values))
  return answers as AnswersTo<Asked>
}

/** Writes what a decision wants written inside a transaction that somebody else began. */
export async function writeIn(tx: Pick<Tx, 'run'>, sheet: Sheet): Promise<void> {
  for (const { sql, values } of sheet.statements()) await tx.run(sql, values)
}
