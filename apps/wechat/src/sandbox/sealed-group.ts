import { createCipheriv, randomBytes } from 'node:crypto'
import { PhoneRefusal, personOf } from './chats.js'
import { groupNamed, isIn, opengidFor } from './groups.js'
import type { PersonId } from './people.js'
import type { Fields } from './request-body.js'
import { playedNowMs, type Sandbox } from './sandbox.js'
import { currentSessionKey, endedSessionKey } from './session-key.js'
import type { SealedGroup } from './state.js'

/**
 * How what a server gets of a group may be wrong: `replayed` the person's last one once more, `tampered` a bit of it
 * turned, `forged` sealed with a key that is nobody's, `other-person` under another's key (`other`), `ended-key` under the
 * key before the current one, `other-app` made for another mini program, `aged` made `seconds` ago.
 */
const FAULTS = ['replayed', 'tampered', 'forged', 'other-person', 'ended-key', 'other-app', 'aged'] as const
type Fault = (typeof FAULTS)[number]

const MONTH_S = 30 * 86_400

/**
 * `wx.getGroupEnterInfo`, asked by the phone that opened a card: `{person, card}` -> the group, AES-128-CBC with PKCS#7
 * under the person's current session key. What is inside: `{opengid, watermark: {timestamp, appid}}`, seconds.
 * @throws PhoneRefusal 409 scene-wrong the card lies in no group, 409 group-left the person is out of it
 */
export function sealedGroupOf(sandbox: Sandbox, body: Fields): SealedGroup {
  const person = personOf(body['person'])
  const card = sandbox.store.read().cards.find(({ id }) => id === body['card'])
  const group = groupNamed(card?.to)
  if (!group) throw new PhoneRefusal('scene-wrong', 409)
  if (!isIn(sandbox, group.id, person)) throw new PhoneRefusal('group-left', 409)
  return kept(sandbox, person, sealed(sandbox, group.id, currentSessionKey(sandbox, person)))
}

/**
 * For tests: `{person, group, fault?, other?, seconds?}` -> what a phone would send of that group, sound or wrong, and
 * the `opengid` that a server may read in it. No card is needed.
 * @throws PhoneRefusal 404 group-unknown, person-unknown, 400 body-invalid
 */
export function madeSealedGroup(sandbox: Sandbox, body: Fields): SealedGroup & { opengid: string } {
  const person = personOf(body['person'])
  const group = groupNamed(body['group'])
  if (!group) throw new PhoneRefusal('group-unknown', 404)
  const { fault } = body
  if (fault !== undefined && !FAULTS.some((one) => one === fault)) throw new PhoneRefusal('body-invalid', 400)
  const opengid = opengidFor(sandbox.appid, group.id)
  return { ...withFault(sandbox, { person, group: group.id, fault: fault as Fault | undefined, body }), opengid }
}

function withFault(
  sandbox: Sandbox,
  ask: { person: PersonId; group: string; fault: Fault | undefined; body: Fields },
): SealedGroup {
  const { person, group, fault, body } = ask
  const own = () => sealed(sandbox, group, currentSessionKey(sandbox, person))
  const last = sandbox.store.read().sealedGroups[person]
  switch (fault) {
    case undefined:
      return kept(sandbox, person, own())
    case 'replayed':
      return last ?? kept(sandbox, person, own())
    case 'tampered':
      return tampered(own())
    case 'forged':
      return sealed(sandbox, group, randomBytes(16).toString('base64'))
    case 'other-person':
      return sealed(sandbox, group, currentSessionKey(sandbox, personOf(body['other'])))
    case 'ended-key':
      return sealed(sandbox, group, endedSessionKey(sandbox, person) ?? randomBytes(16).toString('base64'))
    case 'other-app':
      return sealed(sandbox, group, currentSessionKey(sandbox, person), { appid: 'wx0000000000000000' })
    case 'aged':
      return sealed(sandbox, group, currentSessionKey(sandbox, person), { agedS: secondsIn(body) })
  }
}

function secondsIn({ seconds = MONTH_S }: Fields): number {
  if (typeof seconds !== 'number' || !Number.isInteger(seconds)) throw new PhoneRefusal('body-invalid', 400)
  return seconds
}

function kept(sandbox: Sandbox, person: PersonId, made: SealedGroup): SealedGroup {
  sandbox.store.change(({ sealedGroups }) => {
    sealedGroups[person] = made
  })
  return made
}

function tampered({ encryptedData, iv }: SealedGroup): SealedGroup {
  const bytes = Buffer.from(encryptedData, 'base64')
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0)
  return { encryptedData: bytes.toString('base64'), iv }
}

/** The group's `opengid` with WeChat's watermark, under `sessionKey`. */
function sealed(
  sandbox: Sandbox,
  group: string,
  sessionKey: string,
  { appid = sandbox.appid, agedS = 0 }: { appid?: string; agedS?: number } = {},
): SealedGroup {
  const timestamp = Math.floor(playedNowMs(sandbox) / 1000) - agedS
  const opengid = opengidFor(sandbox.appid, group)
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-128-cbc', Buffer.from(sessionKey, 'base64'), iv)
  const plain = JSON.stringify({ opengid, watermark: { timestamp, appid } })
  const bytes = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return { encryptedData: bytes.toString('base64'), iv: iv.toString('base64') }
}
