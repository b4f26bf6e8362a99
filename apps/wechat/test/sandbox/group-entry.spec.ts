import { createDecipheriv } from 'node:crypto'
import type { PersonId } from '../../src/sandbox/people.js'
import { APPID, TestSandbox } from './a-sandbox.js'

let wechat: TestSandbox
beforeEach(async () => {
  wechat = await TestSandbox.start()
})
afterEach(() => wechat.stop())

interface Sealed {
  encryptedData: string
  iv: string
}

/** As the mini program's server reads it; throws where the key does not fit. */
function opened({ encryptedData, iv }: Sealed, sessionKey: string): Record<string, unknown> {
  const cipher = createDecipheriv('aes-128-cbc', Buffer.from(sessionKey, 'base64'), Buffer.from(iv, 'base64'))
  return JSON.parse(cipher.update(encryptedData, 'base64', 'utf8') + cipher.final('utf8'))
}

/** Whether it cannot be read with the key: rarely its padding fits by chance, then what is read is no group. */
function isClosed(sealed: Sealed, sessionKey: string): boolean {
  try {
    return typeof opened(sealed, sessionKey)['opengid'] !== 'string'
  } catch {
    return true
  }
}

async function loginKey(person: PersonId): Promise<string> {
  return String((await wechat.toSession(await wechat.code('login', person))).json['session_key'])
}

async function cardTo(to: string, from: PersonId = 'chen'): Promise<string> {
  const { json } = await wechat.post('/wechat/cards', { from, to, title: '来', path: '/pages/join/index?t=x' })
  return String(json['id'])
}

const entry = (person: string, card: string) => wechat.post('/wechat/group-entries', { person, card })
const made = async (fields: object) => {
  const { json } = await wechat.post('/wechat/group-entries/made', {
    person: 'wang',
    group: 'group:weekend',
    ...fields,
  })
  return json as unknown as Sealed & { opengid: string }
}

describe('what a phone learns of the group that a card was opened in', () => {
  it('is under the current session key, with the group’s own id and WeChat’s watermark', async () => {
    const [before, key] = [await loginKey('wang'), await loginKey('wang')]
    const { status, json } = await entry('wang', await cardTo('group:weekend'))
    expect(status).toBe(200)
    const sealed = json as unknown as Sealed
    expect(opened(sealed, key)).toEqual({
      opengid: expect.stringMatching(/^tG[\w-]{26}$/),
      watermark: { timestamp: wechat.nowMs / 1000, appid: APPID },
    })
    expect(isClosed(sealed, before)).toBe(true)
    expect(Buffer.from(sealed.iv, 'base64')).toHaveLength(16)
  })

  it('is one id for everyone in a group, and another one for another group', async () => {
    const opengids = async (card: string, people: PersonId[]) => {
      const found = people.map(async (person) => {
        const key = await loginKey(person)
        return opened((await entry(person, card)).json as unknown as Sealed, key)['opengid']
      })
      return new Set(await Promise.all(found))
    }
    const weekend = await opengids(await cardTo('group:weekend'), ['lin', 'wang'])
    const readers = await opengids(await cardTo('group:readers'), ['wang', 'zhao', 'li'])
    expect([weekend.size, readers.size]).toEqual([1, 1])
    expect([...weekend]).not.toEqual([...readers])
  })

  it('is nothing outside of a group, and nothing for who has left it', async () => {
    const refused = async (person: string, card: string) => {
      const { status, json } = await entry(person, card)
      return [status, json['code']]
    }
    const single = await cardTo('wang')
    expect(await refused('wang', single)).toEqual([409, 'scene-wrong'])
    expect(await refused('wang', 'none')).toEqual([409, 'scene-wrong'])
    const card = await cardTo('group:weekend')
    expect(await refused('zhao', card)).toEqual([409, 'group-left'])
    const move = { person: 'wang', group: 'group:weekend' }
    await wechat.post('/wechat/groups/members', { ...move, member: false })
    expect(await refused('wang', card)).toEqual([409, 'group-left'])
    const { json } = await wechat.get('/wechat/groups')
    expect(json['groups']).toMatchObject([{ members: ['lin', 'chen', 'zhou'] }, { id: 'group:readers' }])
    await wechat.post('/wechat/groups/members', { ...move, member: true })
    expect((await entry('wang', card)).status).toBe(200)
    expect((await wechat.post('/wechat/groups/members', { ...move, group: 'x', member: true })).status).toBe(404)
    expect((await wechat.post('/wechat/groups/members', move)).status).toBe(400)
  })
})

describe('what tests may have sealed', () => {
  it('sound, or wrong in a way that is named', async () => {
    const [ended, key, other] = [await loginKey('wang'), await loginKey('wang'), await loginKey('lin')]
    const sound = await made({})
    expect(opened(sound, key)).toMatchObject({ opengid: sound.opengid })
    expect(await made({ fault: 'replayed' })).toEqual(sound)
    for (const fault of ['tampered', 'forged']) expect(isClosed(await made({ fault }), key)).toBe(true)
    expect(opened(await made({ fault: 'other-person', other: 'lin' }), other)['opengid']).toBe(sound.opengid)
    expect(opened(await made({ fault: 'ended-key' }), ended)['opengid']).toBe(sound.opengid)
    const watermark = { appid: 'wx0000000000000000' }
    expect(opened(await made({ fault: 'other-app' }), key)).toMatchObject({ watermark })
    const timestamp = wechat.nowMs / 1000 - 600
    expect(opened(await made({ fault: 'aged', seconds: 600 }), key)).toMatchObject({ watermark: { timestamp } })
  })

  it('refuses what it does not know', async () => {
    const status = async (fields: object) =>
      (await wechat.post('/wechat/group-entries/made', { person: 'wang', group: 'group:weekend', ...fields })).status
    expect(await status({ fault: 'other' })).toBe(400)
    expect(await status({ fault: 'aged', seconds: 'long' })).toBe(400)
    expect(await status({ group: 'group:other' })).toBe(404)
    expect(await status({ person: 'nobody' })).toBe(404)
    expect(await status({ fault: 'other-person', other: 'nobody' })).toBe(404)
  })
})
