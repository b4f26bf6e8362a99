import type { Chat } from '../../src/sandbox/chats.js'
import { TestSandbox } from './a-sandbox.js'

let wechat: TestSandbox
beforeEach(async () => {
  wechat = await TestSandbox.start()
})
afterEach(() => wechat.stop())

const card = { from: 'lin', to: 'chen', title: '林* 邀你入会', path: '/pages/join/index?t=aB3dE5gH7jK9mN1p' }
const chatsOf = async (person: string) => (await wechat.get(`/wechat/chats/${person}`)).json['chats'] as Chat[]
const cardsIn = async (person: string, chat: string) => (await chatsOf(person)).find(({ id }) => id === chat)?.cards

describe('what the app does by itself', () => {
  it('lists the people without their numbers', async () => {
    const { raw } = await wechat.get('/wechat/people')
    const people = JSON.parse(raw.toString('utf8')) as Record<string, unknown>[]
    expect(people.map(({ name }) => name)).toEqual([
      '林小满',
      '陈一诺',
      '王向晚',
      '周店员',
      '赵明月',
      '孙书禾',
      '李星遥',
    ])
    expect(Object.keys(people[0] ?? {})).toEqual(['id', 'name', 'avatarColor', 'role'])
  })

  it('shows a card to its sender and its receiver alone', async () => {
    expect((await wechat.post('/wechat/cards', card)).status).toBe(201)
    expect(await cardsIn('chen', 'lin')).toMatchObject([
      { mine: false, title: card.title, path: card.path, imageUrl: null, scene: 1007, from: { name: '林小满' } },
    ])
    expect(await cardsIn('lin', 'chen')).toMatchObject([{ mine: true, path: card.path }])
    expect(await cardsIn('wang', 'lin')).toEqual([])
    expect(await cardsIn('wang', 'chen')).toEqual([])
  })

  it('shows a card in a group to its members alone, with the scene and the kind of a group', async () => {
    await wechat.post('/wechat/cards', { ...card, to: 'group:weekend', imageUrl: '/stage/a.png' })
    for (const person of ['lin', 'chen', 'wang', 'zhou']) {
      expect(await cardsIn(person, 'group:weekend')).toMatchObject([
        { scene: 1008, chatType: 3, shareTicket: null, imageUrl: '/stage/a.png' },
      ])
      expect((await cardsIn(person, 'group:readers')) ?? []).toEqual([])
    }
    expect(await cardsIn('zhao', 'group:weekend')).toBeUndefined()
    await wechat.post('/wechat/cards', card)
    expect(await cardsIn('chen', 'lin')).toMatchObject([{ scene: 1007, chatType: 1, shareTicket: null }])
  })

  it('a card with a share ticket brings one in a group, by its own scene, and none to a friend', async () => {
    await wechat.post('/wechat/cards', { ...card, to: 'group:weekend', withShareTicket: true })
    await wechat.post('/wechat/cards', { ...card, withShareTicket: true })
    expect(await cardsIn('wang', 'group:weekend')).toMatchObject([{ scene: 1044, shareTicket: expect.any(String) }])
    expect(await cardsIn('chen', 'lin')).toMatchObject([{ scene: 1007, shareTicket: null }])
  })

  it('shows what is on Moments to everyone, newest first', async () => {
    const post = { from: 'lin', title: '小满生活', path: '/pages/join/index?t=aB3dE5gH7jK9mN1p' }
    expect((await wechat.post('/wechat/moments', post)).status).toBe(201)
    wechat.nowMs += 1_000
    await wechat.post('/wechat/moments', { ...post, from: 'chen', imageUrl: 'https://api.passalong.example/a.png' })
    const { json } = await wechat.get('/wechat/moments/li')
    expect(json['posts']).toMatchObject([
      { from: { id: 'chen' }, mine: false, sentAt: '2026-11-21T02:00:01.000Z' },
      { from: { id: 'lin', name: '林小满' }, path: post.path, imageUrl: null },
    ])
    const refused = await wechat.post('/wechat/moments', { ...post, path: 'x' })
    expect([refused.status, refused.json['code']]).toEqual([400, 'card-invalid'])
  })

  it('puts the chat with the newest card on top', async () => {
    await wechat.post('/wechat/cards', { ...card, to: 'wang' })
    wechat.nowMs += 1_000
    await wechat.post('/wechat/cards', card)
    const [first, second] = await chatsOf('lin')
    expect([first?.id, second?.id]).toEqual(['chen', 'wang'])
    expect(first?.cards[0]?.sentAt).toBe('2026-11-21T02:00:01.000Z')
  })

  it('refuses by name what it cannot deliver', async () => {
    const refusal = async (changed: Record<string, unknown>) => {
      const { status, json } = await wechat.post('/wechat/cards', { ...card, ...changed })
      return [status, json['code']]
    }
    expect(await refusal({ from: 'nobody' })).toEqual([404, 'person-unknown'])
    expect(await refusal({ to: 'lin' })).toEqual([404, 'recipient-unknown'])
    expect(await refusal({ to: 'group:other' })).toEqual([404, 'recipient-unknown'])
    expect(await refusal({ to: 'group:readers' })).toEqual([404, 'recipient-unknown'])
    expect(await refusal({ title: '' })).toEqual([400, 'card-invalid'])
    expect(await refusal({ path: 'pages/join/index' })).toEqual([400, 'card-invalid'])
    const bad = await wechat.postRaw('/wechat/login-codes', '{', 'application/json')
    expect([bad.status, bad.json['code']]).toEqual([400, 'body-invalid'])
    expect((await wechat.post('/wechat/login-codes', { person: 'x' })).status).toBe(404)
    expect((await wechat.get('/wechat/chats/x')).status).toBe(404)
  })

  it('forgets everything on reset', async () => {
    await wechat.post('/wechat/cards', card)
    const code = await wechat.code('login', 'lin')
    expect((await wechat.post('/wechat/reset', {})).status).toBe(204)
    expect(await cardsIn('chen', 'lin')).toEqual([])
    expect((await wechat.toSession(code)).json.errcode).toBe(40029)
  })
})
