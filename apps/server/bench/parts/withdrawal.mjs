import { withhold } from '@passalong/domain'
import { FieldCipher } from '../../dist/platform/secrets/field-cipher.js'
import { ID, numbers, SIGNED_IN, signedIn } from '../data/plan.mjs'
import { countedLoad } from './counted.mjs'
import { interleaved, summary } from './rounds.mjs'

/** Below what an operator must approve, so that the bill goes out at once. */
const AMOUNT_FEN = 10_000
const COUNTED = 200
const ABOUT = /\bINTO withdrawal\b/

/** Withdrawals over HTTP, each of another member, while the bills of those before go out: `{perSecond, p50Ms, p99Ms, counts}`. */
export async function measureWithdrawal(bench) {
  await bench.startWechat()
  await keepIdentities(bench)
  const seen = await interleaved({ withdrawals: () => withdrawalRound(bench) }, bench.options.rounds, bench.log)
  const asks = (await fundedAsks(bench)).slice(0, COUNTED)
  const counts = await countedLoad(bench, { kind: 'withdrawal', connections: 16, ask: { asks }, about: ABOUT })
  await endAll(bench)
  return { ...summary(seen.withdrawals), counts }
}

async function withdrawalRound(bench) {
  const { options, load, api, server } = bench
  const asks = await fundedAsks(bench)
  const round = await load.round({
    kind: 'withdrawal',
    port: api.port,
    connections: 16,
    seconds: options.seconds,
    ask: { asks },
    pids: { api: api.pid, database: server.pid },
  })
  await endAll(bench)
  return round
}

const people = ({ data }) => Math.min(SIGNED_IN, data.members)
const memberIds = ({ data }) => `${ID.member} + n * ${signedIn(1, data.members)}`

/** Everybody who is signed in has said who they are. */
async function keepIdentities(bench) {
  const [id, bytes] = bench.environment.FIELD_KEYS.split(':')
  const cipher = new FieldCipher(new Map([[id, Buffer.from(bytes, 'base64')]]))
  await bench.connection.query(
    `INSERT INTO payee_identity (member_id, name_cipher, id_no_cipher, id_index, consent_version, consented_at)
       SELECT ${memberIds(bench)}, ?, ?, UNHEX(SHA2(CONCAT('bench-payee-', n), 256)), 'bench', NOW(3) FROM ${numbers(people(bench))}
     ON DUPLICATE KEY UPDATE name_cipher = VALUES(name_cipher), id_no_cipher = VALUES(id_no_cipher)`,
    [cipher.seal('payee-name', 'Bench Member'), cipher.seal('payee-id', '11010519491231002X')],
  )
}

/** Gives all of them something to withdraw and answers what each asks for: `[[member, amountFen, taxFen], …]`. */
async function fundedAsks(bench) {
  await bench.connection.query(
    `INSERT INTO account_balance (account, amount)
       SELECT CONCAT('member:', ${memberIds(bench)}, ':commission:available'), ? FROM ${numbers(people(bench))}
     ON DUPLICATE KEY UPDATE amount = GREATEST(amount, VALUES(amount))`,
    [10 * AMOUNT_FEN],
  )
  const { taxFen } = withhold(AMOUNT_FEN, { grossFen: 0, withheldFen: 0 })
  return Array.from({ length: people(bench) }, (_, n) => [signedIn(n, bench.data.members), AMOUNT_FEN, taxFen])
}

/** Ends what a round began, so that everybody may ask again. */
async function endAll({ connection }) {
  await connection.query(
    `UPDATE withdrawal SET state = 'returned', open_member_id = NULL, next_at = NULL, finished_at = NOW(3)
      WHERE finished_at IS NULL`,
  )
}
