import type { FastifyInstance } from 'fastify'
import { PhoneRefusal, personOf } from './chats.js'
import { groupNamed, groupsNow, setMembership } from './groups.js'
import { phoneBody } from './request-body.js'
import type { Sandbox } from './sandbox.js'
import { madeSealedGroup, sealedGroupOf } from './sealed-group.js'

/**
 * Groups as the app on a phone and tests use them: what a phone learns of the group that a card was opened in, the groups
 * themselves, `{person, group, member}` to leave one or come back, and what tests have sealed by themselves.
 */
export function groupRoutes(app: FastifyInstance, sandbox: Sandbox): void {
  app.post('/wechat/group-entries', async (request) => sealedGroupOf(sandbox, phoneBody(request)))
  app.post('/wechat/group-entries/made', async (request) => madeSealedGroup(sandbox, phoneBody(request)))
  app.get('/wechat/groups', async () => ({ groups: groupsNow(sandbox) }))
  app.post('/wechat/groups/members', async (request) => {
    const { person, group, member } = phoneBody(request)
    const known = groupNamed(group)
    if (!known) throw new PhoneRefusal('group-unknown', 404)
    if (typeof member !== 'boolean') throw new PhoneRefusal('body-invalid', 400)
    setMembership(sandbox, known.id, personOf(person), member)
    return { groups: groupsNow(sandbox) }
  })
}
