import { type Database } from '../../src/platform/database/database.js'
import { outcomeOf, type Told } from '../journal.js'
import { FAR_FUTURE } from '../town.js'
import { type Transfer } from '../world.js'
import { checkBooks } from './books.js'
import { checkForwards, checkTallies } from './chains.js'
import { checkCommands, checkKeys } from './commands.js'
import { readEffects } from './effects.js'
import { checkPayouts } from './payouts.js'
import { Violations } from './violations.js'

/** Holds the database against the journal while some commands may still be unknown. */
export async function check(database: Database, told: readonly Told[]): Promise<Violations> {
  const violations = new Violations()
  checkCommands(told, await readEffects(database, FAR_FUTURE), violations)
  await checkForwards(database, told, violations)
  await checkBooks(database, violations)
  return violations
}

/**
 * The same once every unknown command has been asked again and every withdrawal has ended: each is there exactly once or not at
 * all, the kept answers of `fresh` commands are the ones that were heard, and WeChat has paid what we have.
 */
export async function checkSettled(
  database: Database,
  told: readonly Told[],
  { fresh, transfers }: { fresh: readonly Told[]; transfers: readonly Transfer[] },
): Promise<Violations> {
  const violations = await check(database, told)
  for (const one of told)
    if (outcomeOf(one) === 'unknown') violations.add('silent', `${one.act} ${one.no} has no answer after the storm`)
  await checkKeys(database, fresh, violations)
  await checkPayouts(database, transfers, violations)
  await checkTallies(database, told, violations)
  return violations
}
