import { PRIVACY_VERSION } from '../../src/notice/notices.js'
import { type Client } from '../client.js'
import { MATERIAL_VERSIONS } from '../town.js'
import { type World } from '../world.js'

/** Two tabs, two phones: somebody joins who is joining elsewhere. */
const TWICE = 0.3
/** Half of the visits go to the one link that everybody follows. */
const VIRAL = 0.5

/** Links are often made ahead of their being sent, and half of those are sent. */
const AHEAD = 0.5
const SENT = 0.5

/** A member shares; often what they have shared today, which is the same link. */
export async function mint(client: Client, world: World): Promise<void> {
  const { chance } = client
  const member = world.someone(chance)
  const known = world.shared.length > 0 && chance.happens(0.7) ? { parentToken: chance.one(world.shared) } : {}
  const body = {
    subject: { kind: 'join' },
    channel: chance.one(['card', 'poster', 'qr']),
    materialVersion: chance.between(0, MATERIAL_VERSIONS),
    ...(chance.happens(AHEAD) ? { ahead: true } : {}),
    ...known,
  }
  const about = { memberId: member.id }
  const answer = await client.write({ act: 'mint', by: member, path: '/v1/share-links', body, about })
  if (!answer || answer.status >= 300) return
  const token = String(answer.body['token'])
  world.rememberLink(token)
  if (!('ahead' in body) || !chance.happens(SENT)) return
  await client.write({ act: 'sent', by: member, path: `/v1/share-links/${token}/sent`, body: {}, about: { token } })
}

/** A member or a newcomer follows a link. */
export async function visit(client: Client, world: World): Promise<void> {
  const { chance } = client
  if (world.shared.length === 0) return mint(client, world)
  const token = chance.happens(VIRAL) ? (world.shared[0] as string) : chance.one(world.shared)
  const by = chance.happens(0.5) ? world.someone(chance) : chance.one(world.town.newcomers)
  const about = { followed: `${by.caller} ${token}` }
  await client.write({ act: 'visit', by, path: '/v1/visits', body: { token, wxScene: 1007 }, about })
}

/** A newcomer joins through a link, or for the second time. */
export async function join(client: Client, world: World): Promise<void> {
  const { chance } = client
  const by = chance.happens(TWICE) ? world.aJoiner(chance) : world.nextNewcomer()
  if (!by) return
  const linkToken = world.shared.length > 0 ? { linkToken: chance.one(world.shared) } : {}
  const body = { privacyVersion: PRIVACY_VERSION, ...linkToken }
  await client.write({ act: 'join', by, path: '/v1/members', body, about: { person: by.caller } })
}
