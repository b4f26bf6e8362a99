import { randomUUID } from 'node:crypto'
import { ContentSafety } from '../../src/content-safety/content-safety.js'
import { type Answer, type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { crowd, memberId } from '../factories/till.js'
import { type AMaterial, aMaterial, aPoster, insist } from './a-material.js'
import { readCode } from './read-code.js'

let house: House
let material: AMaterial
beforeAll(async () => {
  house = await startHouse()
  material = await aMaterial(house)
})
afterAll(() => house?.close())
beforeEach(() => house.forgetRates())

const wish = () => ({ materialId: String(material.id), cut: 'tall' })
const anybody = async () => (await crowd(house, 1))[0] as Caller
const codesMade = async () =>
  (await house.database.rows<{ n: number }>('SELECT COUNT(*) AS n FROM link_code'))[0]?.n ?? 0

async function refused(answer: Promise<Answer>, status: number, code: string): Promise<void> {
  const { status: was, body } = await answer
  expect([was, body['code']]).toEqual([status, code])
}

/** The bytes behind an address that the API named. */
function bytesAt(url: unknown): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const { pathname, search } = new URL(String(url))
  return insist(async () => {
    const response = await fetch(house.url + pathname + search)
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
  })
}

describe('a poster', () => {
  it('names all that a phone needs to draw it, and all of it is there', async () => {
    const anna = await anybody()
    const { body } = await aPoster(anna, wish())
    expect(body).toMatchObject({
      cut: 'tall',
      material: { id: String(material.id), versionId: material.versionId, title: '新会员礼' },
      expiresOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    })
    const template = await bytesAt(body['templateUrl'])
    expect(JSON.parse(template.bytes.toString())).toEqual(JSON.parse(JSON.stringify(material.template)))
    expect(template.headers.get('cache-control')).toContain('immutable')
    const code = await bytesAt(body['codeUrl'])
    expect(code.headers.get('content-type')).toBe('image/png')
    expect(await readCode(code.bytes)).toContain(`t.${String(body['token'])}`)
  })

  it('carries a poster link of the material that nobody has sent yet', async () => {
    const { body } = await aPoster(await anybody(), wish())
    const [link] = await house.database.rows(
      'SELECT channel, material_version, counted FROM share_link WHERE token = ?',
      [String(body['token'])],
    )
    expect(link).toEqual({ channel: 3, material_version: material.versionId, counted: 0 })
  })

  it('is the same in both cuts, under each key and on the whole day', async () => {
    const anna = await anybody()
    const key = randomUUID()
    const first = await aPoster(anna, wish(), key)
    expect((await aPoster(anna, wish(), key)).body).toEqual(first.body)
    const square = await aPoster(anna, { ...wish(), cut: 'square' })
    expect(square.body['token']).toBe(first.body['token'])
  })

  it('of a material that is not there is refused', async () => {
    const anna = await anybody()
    await refused(anna.post('/v1/posters', { ...wish(), materialId: '999999' }), 404, 'material-unknown')
    await refused(anna.post('/v1/posters', { ...wish(), cut: 'card' }), 400, 'request-invalid')
  })

  it('carries the sharer’s name once WeChat lets it be shown, and else the shop’s', async () => {
    const [lin, wang] = [
      await house.join('lin', { nickname: '林小满' }),
      await house.join('wang', { nickname: '赌博小王' }),
    ]
    // WeChat's verdict is waited for here: a poster is late on a busy machine, and then has no name.
    const safety = house.app.get(ContentSafety, { strict: false })
    for (const member of [lin, wang]) await safety.shownName(await memberId(house, member), 60_000)
    const namesOf = async (member: Caller) => {
      const { body } = await aPoster(member, wish())
      return (body['values'] as { texts: Record<string, string> }).texts['name']
    }
    expect([await namesOf(lin), await namesOf(wang)]).toEqual(['林小满', undefined])
  })

  it('needs a key', async () => {
    const anna = await anybody()
    const answer = anna.send('POST', '/v1/posters', JSON.stringify(wish()), { 'content-type': 'application/json' })
    await refused(answer, 400, 'idempotency-key-missing')
  })
})

describe('the code', () => {
  it('is asked of WeChat once, however many ask at once', async () => {
    const anna = await anybody()
    const before = await codesMade()
    const { body } = await aPoster(anna, wish())
    const answers = await Promise.all(Array.from({ length: 20 }, () => bytesAt(body['codeUrl'])))
    expect(new Set(answers.map(({ bytes }) => bytes.toString('base64'))).size).toBe(1)
    expect(await codesMade()).toBe(before + 1)
  })

  it('of no link of ours is refused', async () => {
    for (const token of ['nothing', '0000000000000000', '%00', 'a'.repeat(90)])
      await refused(house.stranger().get(`/v1/codes/${token}`), 404, 'link-unknown')
  })
})

it('a template that is not there is refused', async () => {
  for (const path of ['join/99', 'join/x', 'nothing/1', 'join/-1', '..%2f/1'])
    await refused(house.stranger().get(`/v1/poster-templates/${path}`), 404, 'template-unknown')
})
