import { type Database } from '../src/platform/database/database.js'
import { passDays } from './days.js'
import { ask, keptAlive } from './request.js'
import { type World } from './world.js'

const EACH_MS = 300
/** A bill whose outcome was unknown often is asked about ever later: then a day passes. */
const DAY_AFTER_MS = 8_000
/** What is open by then is stuck, not slow. */
const LONGEST_MS = 600_000
/** Together with the storm's days these are fewer than those after which a key is forgotten. */
const MOST_DAYS = 8

interface OpenRow {
  id: number
  memberId: number
  state: string
  packageInfo: string | null
}

/** Brings every open withdrawal to its end: the operator approves, the member confirms, WeChat's word arrives or is asked for. */
export async function endPayouts(database: Database, world: World, port: number): Promise<void> {
  const agent = keptAlive()
  const began = Date.now()
  let turned = began
  let days = 0
  await world.wechat('/wechat/transfers/control', { notices: 'send', copies: 1, send: 'held' })
  for (;;) {
    const open = await database.rows<OpenRow>(
      'SELECT id, member_id AS memberId, state, package_info AS packageInfo FROM withdrawal WHERE open_member_id IS NOT NULL',
    )
    if (open.length === 0 || Date.now() > began + LONGEST_MS) break
    for (const { id, memberId, state, packageInfo } of open) {
      const member = world.town.members.find((one) => one.id === memberId)
      if (state === 'waiting-approval') {
        const path = `/v1/operator/withdrawals/${id}/decision`
        const { token } = world.town.operator
        await ask(agent, port, { method: 'POST', path, token, key: `end-${id}`, body: { decision: 'approve' } })
      } else if (state === 'confirm' && packageInfo !== null && member) await world.confirm(member, packageInfo)
    }
    if (days < MOST_DAYS && Date.now() > turned + DAY_AFTER_MS) {
      days++
      turned = Date.now()
      await passDays(
        1,
        `end-${turned}`,
        () => port,
        () => false,
      )
    }
    await new Promise((resolve) => setTimeout(resolve, EACH_MS))
  }
  agent.destroy()
}
