import { createCanvas, loadImage } from '@napi-rs/canvas'
import { cutSizes } from '@passalong/poster'
import { Addresses } from '../../src/material/addresses.js'
import { LinkCodes } from '../../src/poster/code/link-codes.js'
import { KeptCuts } from '../../src/poster/kept-cuts.js'
import { type Answer, type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { crowd } from '../factories/till.js'
import { type AMaterial, aMaterial, insist } from './a-material.js'
import { readCode } from './read-code.js'

let house: House
let material: AMaterial
beforeAll(async () => {
  house = await startHouse()
  material = await aMaterial(house)
})
afterAll(() => house?.close())
beforeEach(() => house.forgetRates())

const members = async (count: number) => (await crowd(house, count)) as [Caller, Caller, ...Caller[]]

/** The token of a member's poster. A code that is late on a busy computer is there for the next try. */
async function posterOf(member: Caller, of: AMaterial = material): Promise<string> {
  for (;;) {
    const { status, body, text } = await member.post('/v1/posters', { materialId: String(of.id), cut: 'tall' })
    if (status === 201) return String(body['token'])
    if (body['code'] !== 'poster-code-away') throw new Error(`no poster: ${text}`)
  }
}

/** Names a member as their phone once did. */
async function named(member: Caller, name: string): Promise<void> {
  const { body } = await member.must(200).get('/v1/me')
  await house.database.run('UPDATE member SET nickname = ? WHERE member_no = ?', [name, String(body['memberNo'])])
}

interface Got {
  status: number
  headers: Headers
  bytes: Buffer
}
const get = (path: string, by: { caller?: Caller; tag?: string } = {}) => insist(() => getOnce(path, by))

async function getOnce(path: string, { caller, tag }: { caller?: Caller; tag?: string }): Promise<Got> {
  const headers: Record<string, string> = caller?.token ? { authorization: `Bearer ${caller.token}` } : {}
  if (tag) headers['if-none-match'] = tag
  const response = await fetch(house.url + path, { headers })
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
}

async function refused(answer: Promise<Answer>, status: number, code: string): Promise<void> {
  const { status: was, body } = await answer
  expect([was, body['code']]).toEqual([status, code])
}

/** A picture as a friend gets it: half as large, and compressed once more. */
async function asForwarded(jpeg: Buffer): Promise<Buffer> {
  const image = await loadImage(jpeg)
  const canvas = createCanvas(Math.round(image.width / 2), Math.round(image.height / 2))
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.encodeSync('jpeg', 60)
}

describe('a poster that the server draws', () => {
  it.each(['tall', 'square'] as const)(
    'is a JPEG (%s) below 200 KB whose code opens the member’s link',
    async (cut) => {
      const [anna] = await members(1)
      const token = await posterOf(anna)
      const { status, headers, bytes } = await get(`/v1/posters/${token}/picture?cut=${cut}`, { caller: anna })
      expect([status, headers.get('content-type')]).toEqual([200, 'image/jpeg'])
      expect(bytes.length).toBeLessThanOrEqual(200_000)
      const { width, height } = await loadImage(bytes)
      expect({ width, height }).toEqual(cutSizes[cut])
      expect(await readCode(bytes)).toContain(`t.${token}`)
      expect(await readCode(await asForwarded(bytes))).toContain(`t.${token}`)
    },
  )

  it.each([
    ['40 characters', '长'.repeat(40)],
    ['right to left', 'مرحبا بكم في المتجر'],
    ['mixed directions', 'Anna שלום 小满'],
    ['emoji', '👩‍👩‍👧‍👦🇨🇳🌸'],
    ['control characters', 'a\u202e\u0000\nb'],
  ])('stands for a name of %s', async (_, name) => {
    const [anna] = await members(1)
    await house.database.run('DELETE FROM name_check')
    await named(anna, name)
    const token = await posterOf(anna)
    const { status, bytes } = await get(`/v1/posters/${token}/picture`, { caller: anna })
    expect([status, await readCode(bytes, 0.5)]).toEqual([200, expect.stringContaining(token)])
  })

  it('is not drawn again for whoever has it; another name is another picture', async () => {
    const [anna] = await members(1)
    const token = await posterOf(anna)
    const first = await get(`/v1/posters/${token}/picture`, { caller: anna })
    const tag = String(first.headers.get('etag'))
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    const again = await get(`/v1/posters/${token}/picture`, { caller: anna, tag })
    expect([again.status, again.bytes.length]).toEqual([304, 0])
    await named(anna, '会员0042')
    const other = await get(`/v1/posters/${token}/picture`, { caller: anna, tag })
    expect([other.status, other.bytes.equals(first.bytes)]).toEqual([200, false])
  })

  it('is the member’s own and nobody else’s', async () => {
    const [anna, ben] = await members(2)
    const token = await posterOf(anna)
    await refused(ben.get(`/v1/posters/${token}/picture`), 404, 'link-unknown')
    await refused(house.stranger().get(`/v1/posters/${token}/picture`), 401, 'session-missing')
    await refused(anna.get('/v1/posters/0000000000000000/picture'), 404, 'link-unknown')
    await refused(anna.get(`/v1/posters/${token}/picture?cut=card`), 400, 'request-invalid')
    await anna.must(201).post(`/v1/share-links/${token}/revocation`)
    await refused(anna.get(`/v1/posters/${token}/picture`), 410, 'link-revoked')
  })

  it('is drawn for a member a few times a minute, and not for one alone', async () => {
    const [anna, ben] = await members(2)
    const [token, bens] = [await posterOf(anna), await posterOf(ben)]
    const tag = String((await get(`/v1/posters/${token}/picture`, { caller: anna })).headers.get('etag'))
    const asked = Array.from({ length: 60 }, () => get(`/v1/posters/${token}/picture`, { caller: anna, tag }))
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(21)
    expect((await get(`/v1/posters/${bens}/picture`, { caller: ben })).status).toBe(200)
  })

  it('stays when its code and its cache are gone', async () => {
    const [anna] = await members(1)
    const token = await posterOf(anna)
    await house.database.run('DELETE FROM link_code')
    const { status, bytes } = await get(`/v1/posters/${token}/picture`, { caller: anna })
    expect([status, await readCode(bytes, 0.5)]).toEqual([200, expect.stringContaining(token)])
  })

  it('goes without a picture that is gone where the template lets it', async () => {
    const gone = await aMaterial(house, { template: 'product', pictures: { picture: '0'.repeat(64) } })
    const [anna] = await members(1)
    const token = await posterOf(anna, gone)
    const required = gone.template.fields.some(({ key, required }) => key === 'picture' && required)
    const { status } = await get(`/v1/posters/${token}/picture`, { caller: anna })
    expect(status).toBe(required ? 422 : 200)
  })

  it('a burst is drawn wholly, each with its own code, while the API answers', async () => {
    const all = await members(8)
    const tokens: string[] = []
    for (const member of all) tokens.push(await posterOf(member))
    const drawing = Promise.all(
      all.flatMap((caller, n) =>
        (['tall', 'square'] as const).map((cut) => get(`/v1/posters/${tokens[n]}/picture?cut=${cut}`, { caller })),
      ),
    )
    const homes = await Promise.all(all.map((member) => member.must(200).get('/v1/me')))
    expect(homes).toHaveLength(8)
    const drawn = await drawing
    expect(drawn.map(({ status }) => status)).toEqual(drawn.map(() => 200))
    const codes = await Promise.all(drawn.map(({ bytes }) => readCode(bytes, 0.5)))
    expect(codes.map((code, n) => code?.includes(String(tokens[n >> 1])))).toEqual(codes.map(() => true))
  })
})

describe('pictures that everybody sees', () => {
  it.each(['card', 'square'] as const)('the %s of a material holds no member’s data and never changes', async (cut) => {
    const { status, headers, bytes } = await get(pathOf(material.versionId, cut))
    expect([status, headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect(headers.get('cache-control')).toContain('immutable')
    const { width, height } = await loadImage(bytes)
    expect({ width, height }).toEqual(cutSizes[cut])
    expect(bytes.length).toBeLessThanOrEqual(200_000)
  })

  it('the code of the square leads to the shop’s own link', async () => {
    const { bytes } = await get(pathOf(material.versionId, 'square'))
    const token = /t\.([0-9A-Za-z]{16})/.exec((await readCode(bytes)) ?? '')?.[1] ?? ''
    const [link] = await house.database.rows('SELECT sharer_id, counted FROM share_link WHERE token = ?', [token])
    expect(link).toEqual({ sharer_id: 0, counted: 0 })
  })

  it('are drawn once, however many ask at once, and from the cache after that', async () => {
    const one = await aMaterial(house, { template: 'festival' })
    const path = pathOf(one.versionId, 'card')
    const answers = await Promise.all(Array.from({ length: 20 }, () => get(path)))
    expect(new Set(answers.map(({ bytes }) => bytes.toString('base64'))).size).toBe(1)
    await house.database.run('UPDATE cut_picture SET bytes = ? WHERE version_id = ?', [
      Buffer.from('kept'),
      one.versionId,
    ])
    forgetCuts()
    expect((await get(path)).bytes.toString()).toBe('kept')
  })

  it('the plain invitation has some, too', async () => {
    for (const cut of ['card', 'square'] as const) {
      const { status, headers } = await get(pathOf(0, cut))
      expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=86400'])
    }
  })

  it('of what is not there are refused', async () => {
    const known = pathOf(material.versionId, 'card')
    await refused(house.stranger().get(pathOf(999_999, 'card')), 404, 'material-unknown')
    for (const file of ['tall.jpg', 'card.png', 'card.jpg.html'])
      await refused(house.stranger().get(known.replace('card.jpg', file)), 404, 'route-unknown')
    for (const hash of ['0'.repeat(64), 'x', '..%2f'])
      await refused(house.stranger().get(`/v1/pictures/${hash}`), 404, 'picture-unknown')
  })

  it('are found by nobody who counts up numbers, or puts a number before the tag of another', async () => {
    const [known, plain] = [pathOf(material.versionId, 'card'), pathOf(0, 'card')]
    expect((await get(known)).status).toBe(200)
    const [tag = '', other = ''] = [known, plain].map((path) => /-([\w-]{22})\/card\.jpg$/.exec(path)?.[1])
    const last = tag.endsWith('A') ? 'B' : 'A'
    const guesses = [
      '',
      '-',
      `-${other}`,
      `-${tag.slice(0, -1)}${last}`,
      `-${tag}A`,
      `-${'A'.repeat(22)}`,
      `-${'é'.repeat(11)}`,
    ]
    for (const guess of guesses)
      await refused(
        house.stranger().get(`/v1/materials/versions/${material.versionId}${encodeURIComponent(guess)}/card.jpg`),
        404,
        'material-unknown',
      )
    for (const version of [
      `0${material.versionId}-${tag}`,
      `${material.versionId + 1}-${tag}`,
      `-${tag}`,
      '0',
      'x',
      '-1',
    ])
      await refused(house.stranger().get(`/v1/materials/versions/${version}/card.jpg`), 404, 'material-unknown')
  })

  it('are served although the database refuses to keep them', async () => {
    const one = await aMaterial(house, { template: 'honour' })
    await house.database.run('RENAME TABLE cut_picture TO cut_picture_away')
    await house.database.run(
      'CREATE VIEW cut_picture AS SELECT * FROM cut_picture_away WHERE version_id < 0 WITH CHECK OPTION',
    )
    try {
      expect((await get(pathOf(one.versionId, 'card'))).status).toBe(200)
      expect(house.logged.join('')).toContain('a picture of a material was not kept')
    } finally {
      await house.database.run('DROP VIEW cut_picture')
      await house.database.run('RENAME TABLE cut_picture_away TO cut_picture')
    }
  })
})

const pathOf = (versionId: number, cut: 'card' | 'square') =>
  new URL(house.app.get(Addresses, { strict: false }).cut(versionId, cut)).pathname

function forgetCuts(): void {
  const kept = house.app.get(KeptCuts, { strict: false }) as unknown as { atHand: Map<string, unknown> }
  kept.atHand.clear()
}

describe('when WeChat is away', () => {
  it('hanging, it holds up nobody whose code is there', async () => {
    const [anna, ...others] = (await crowd(house, 13)) as [Caller, ...Caller[]]
    const tokens: string[] = []
    for (const member of [anna, ...others]) tokens.push(await posterOf(member))
    const codes = house.app.get(LinkCodes, { strict: false })
    const { of, known } = codes
    let release: () => void = () => undefined
    const hangs = new Promise<void>((resolve) => {
      release = resolve
    })
    let hanging = 0
    codes.known = async (link) => (link.token === tokens[0] ? known.call(codes, link) : null)
    codes.of = async (...asked) => {
      hanging++
      await hangs
      return of.apply(codes, asked)
    }
    try {
      // More than the row holds want a poster whose code is not there.
      const held = others.map((caller, n) => get(`/v1/posters/${tokens[n + 1]}/picture`, { caller }))
      expect((await get(`/v1/posters/${tokens[0]}/picture`, { caller: anna })).status).toBe(200)
      while (hanging < others.length) await new Promise((resolve) => setTimeout(resolve, 10))
      expect((await get(`/v1/posters/${tokens[0]}/picture?cut=square`, { caller: anna })).status).toBe(200)
      release()
      expect((await Promise.all(held)).map(({ status }) => status)).toEqual(others.map(() => 200))
    } finally {
      Object.assign(codes, { of, known })
      release()
    }
  })

  it('a poster says so and is there again with WeChat; a code that was made stays', async () => {
    const [anna, ben] = await members(2)
    const token = await posterOf(anna)
    await house.wires.wechat.cut()
    try {
      const wish = { materialId: String(material.id), cut: 'tall' }
      const answer = await ben.post('/v1/posters', wish)
      expect([answer.status, answer.body['code'], answer.headers.get('retry-after')]).toEqual([
        503,
        'poster-code-away',
        '2',
      ])
      expect(String(answer.body['message'])).toContain('卡片')
      expect((await get(`/v1/codes/${token}`)).status).toBe(200)
      expect((await get(`/v1/posters/${token}/picture`, { caller: anna })).status).toBe(200)
    } finally {
      await house.wires.wechat.mend()
    }
    await posterOf(ben)
  })
})
