import { randomBytes, randomUUID } from 'node:crypto'
import { templates } from '@passalong/poster/templates'
import { Addresses } from '../../src/material/addresses.js'
import { type Answer, type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { crowd } from '../factories/till.js'
import { dayFromNow, nextDay } from './laid.js'

let house: House
let operator: Caller
beforeAll(async () => {
  house = await startHouse()
  operator = await house.signInOperator()
})
afterAll(() => house?.close())
beforeEach(() => house.forgetRates())

const PATH = '/v1/operator/materials'
let numbers = 0
const freshCode = () => `m-${++numbers}`

const version = (title = '春茶上新') => ({
  title,
  texts: ['武康路店的春茶到了，周三来坐坐。'],
  template: { code: 'join' },
  values: {
    texts: { title: '留一张卡', gift: '入会即得购物袋券一张', term: '7 天内到店使用' },
    pricesFen: {},
    pictures: {},
  },
})

const material = (more: object = {}) => ({
  code: freshCode(),
  ...version(),
  subject: { kind: 'join' },
  from: dayFromNow(house, 0),
  until: dayFromNow(house, 2),
  ...more,
})

async function refused(answer: Promise<Answer>, status: number, code: string): Promise<Answer['body']> {
  const { status: was, body } = await answer
  expect([was, body['code']]).toEqual([status, code])
  return body
}

async function kept(): Promise<number[]> {
  const [rows] = await house.database.rows<{ materials: number; versions: number }>(
    'SELECT (SELECT COUNT(*) FROM material) AS materials, (SELECT COUNT(*) FROM material_version) AS versions',
  )
  return [rows?.materials ?? 0, rows?.versions ?? 0]
}

describe('new material', () => {
  it('is shown to members at once, in its latest version', async () => {
    const [member] = (await crowd(house, 1)) as [Caller]
    await member.must(200).get('/v1/materials/today')
    const { body } = await operator.must(201).post(PATH, material({ code: 'tea', audience: { tiers: ['basic'] } }))
    expect(body).toMatchObject({
      code: 'tea',
      number: 1,
      template: { code: 'join', version: 1 },
      subject: { kind: 'join', code: 'join', title: '' },
      audience: { tiers: ['basic'] },
      from: dayFromNow(house, 0),
      until: dayFromNow(house, 2),
      state: 'shown',
      cardUrl: house.app.get(Addresses, { strict: false }).cut(Number(body['versionId']), 'card'),
    })
    const today = (await member.must(200).get('/v1/materials/today')).body as { material: { versionId: number } }
    expect(today.material.versionId).toBe(body['versionId'])
    const edited = await operator.must(201).post(`${PATH}/tea/versions`, version('春茶第二版'))
    expect(edited.body).toMatchObject({ code: 'tea', id: body['id'], number: 2, title: '春茶第二版', state: 'shown' })
    const after = (await member.must(200).get('/v1/materials/today')).body as { material: object }
    expect(after.material).toMatchObject({ title: '春茶第二版', versionId: edited.body['versionId'] })
    const one = (await operator.must(200).get(`${PATH}/tea`)).body as { versions: object[]; title: string }
    expect(one.title).toBe('春茶第二版')
    expect(one.versions).toMatchObject([
      { number: 2, title: '春茶第二版' },
      { number: 1, title: '春茶上新' },
    ])
    await operator.must(201).post(`${PATH}/tea/withdrawal`)
    expect((await member.must(200).get('/v1/materials/today')).body['material']).toBeNull()
  })

  it('is written once, however often it is sent with one key', async () => {
    const body = material()
    const answers = await Promise.all([1, 2, 3].map(() => operator.must(201).post(PATH, body, 'material-key-1')))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    await refused(operator.post(PATH, body), 409, 'material-exists')
    await refused(operator.post(PATH, { ...body, title: '别的' }, 'material-key-1'), 422, 'idempotency-key-reused')
  })

  it('is refused by name when anything is wrong, and nothing of it is kept', async () => {
    const before = await kept()
    const values = (more: object) => ({ values: { ...version().values, ...more } })
    const cases: [object, number, string][] = [
      [{ code: 'a b' }, 400, 'material-code-invalid'],
      [{ code: 'calendar' }, 400, 'material-code-invalid'],
      [{ from: dayFromNow(house, 3) }, 400, 'material-days-invalid'],
      [{ from: '2026-02-30', until: '2026-03-02' }, 400, 'material-days-invalid'],
      [{ until: dayFromNow(house, 400) }, 400, 'material-days-invalid'],
      [{ template: { code: 'none' } }, 404, 'template-unknown'],
      [{ template: { code: 'join', version: 99 } }, 404, 'template-unknown'],
      [{ template: { code: '../etc' } }, 404, 'template-unknown'],
      [{ subject: { kind: 'campaign', code: 'none' } }, 404, 'subject-unknown'],
      [{ subject: { kind: 'campaign' } }, 404, 'subject-unknown'],
      [{ audience: { storeCode: 'NONE' } }, 404, 'store-unknown'],
      [{ audience: { tiers: ['platinum'] } }, 400, 'request-invalid'],
      [{ audience: { minJoins: 1001 } }, 400, 'request-invalid'],
      [{ audience: { headcount: 3 } }, 400, 'request-invalid'],
      [{ texts: [] }, 400, 'request-invalid'],
      [{ texts: ['来坐坐', ' \n'] }, 400, 'request-invalid'],
      [{ title: '   ' }, 400, 'request-invalid'],
      [{ texts: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }, 400, 'request-invalid'],
      [{ texts: ['茶'.repeat(301)] }, 400, 'request-invalid'],
      [{ title: '茶'.repeat(65) }, 400, 'request-invalid'],
      [{ values: {} }, 400, 'request-invalid'],
      [{ values: null }, 400, 'request-invalid'],
      [values({ texts: { ...version().values.texts, nobody: '?' } }), 422, 'material-values-refused'],
      [values({ pricesFen: { title: 100 } }), 422, 'material-values-refused'],
      [
        {
          template: { code: 'product' },
          ...values({ pricesFen: { price: 1 }, pictures: { picture: 'f'.repeat(64) } }),
        },
        404,
        'picture-unknown',
      ],
      [{ texts: ['转发领券'] }, 422, 'wording-refused'],
      // A poster leaves such a sign out, and the words stand together.
      [{ title: '转发\r领券' }, 422, 'wording-refused'],
      [values({ texts: { ...version().values.texts, title: '转发\r领券' } }), 422, 'wording-refused'],
    ]
    for (const [more, status, code] of cases) await refused(operator.post(PATH, material(more)), status, code)
    expect(await kept()).toEqual(before)
  })

  it('names each value that does not fit, and says what to do', async () => {
    const texts = { title: '一二三四五六七八九十一二三四五', gift: '', name: '林小满', nobody: '?' }
    const body = await refused(
      operator.post(
        PATH,
        material({
          values: { texts, pricesFen: { price: 1.5 }, pictures: { picture: 'x' } },
          template: { code: 'product' },
        }),
      ),
      422,
      'material-values-refused',
    )
    const details = body['details'] as { field: string; fault: string; says: string }[]
    expect(details.map(({ field, fault }) => `${field} ${fault}`).sort()).toEqual([
      'values.pictures.picture not-picture',
      'values.pricesFen.price not-price',
      'values.texts.gift missing',
      'values.texts.name of-member',
      'values.texts.nobody unknown',
      'values.texts.term missing',
      'values.texts.title too-long',
    ])
    expect(details.find(({ fault }) => fault === 'too-long')?.says).toBe('最多 14 个字，请写短一点')
    expect(body['message']).toBe('海报内容有 7 处不对，请按提示改')
  })

  it('takes no picture that a poster would have to blow up', async () => {
    // What its bytes are is not asked here: only the size that was read off them when they came.
    const at = new Date(house.clock.now())
    const pictureOf = async (widthPx: number, heightPx: number) => {
      const hash = randomBytes(32)
      const row = [hash, 'image/jpeg', widthPx, heightPx, Buffer.alloc(1), at]
      const columns = ['hash', 'content_type', 'width_px', 'height_px', 'bytes', 'created_at']
      await house.database.transaction((tx) => tx.insert('picture', columns, [row]))
      return hash.toString('hex')
    }
    const template = templates.find(({ code }) => code === 'product')
    const texts = Object.fromEntries(
      (template?.fields ?? []).flatMap(({ key, kind, from, sample }) =>
        kind === 'text' && from === 'material' ? [[key, String(sample)]] : [],
      ),
    )
    const shown = (picture: string) =>
      material({ template: { code: 'product' }, values: { texts, pricesFen: { price: 9_900 }, pictures: { picture } } })
    const narrow = await refused(operator.post(PATH, shown(await pictureOf(749, 900))), 422, 'material-values-refused')
    expect(narrow['details']).toEqual([
      expect.objectContaining({
        field: 'values.pictures.picture',
        fault: 'too-small',
        says: '图片太小，放大会糊：至少要 750 × 656 像素，这张是 749 × 900',
      }),
    ])
    await refused(operator.post(PATH, shown(await pictureOf(1_500, 655))), 422, 'material-values-refused')
    await operator.must(201).post(PATH, shown(await pictureOf(750, 656)))
  })

  it('names the sentence that is wrong, in whichever text it stands', async () => {
    const body = await refused(
      operator.post(
        PATH,
        material({
          title: '周三会员日',
          texts: ['来坐坐。我们是全城最好喝的咖啡！周三见。', '转发到 3 个群领券'],
          values: {
            texts: { title: '最 佳 礼物', gift: '满 68 减 8', term: '第一\n品牌' },
            pricesFen: {},
            pictures: {},
          },
        }),
      ),
      422,
      'wording-refused',
    )
    expect(body['details']).toMatchObject([
      { field: 'texts.0', kind: 'banned', phrase: '全城最', sentence: '我们是全城最好喝的咖啡！' },
      { field: 'texts.1', kind: 'inducement', sentence: '转发到 3 个群领券', says: expect.stringContaining('5.1') },
      { field: 'values.texts.title', kind: 'banned', phrase: '最 佳' },
      { field: 'values.texts.term', kind: 'banned', phrase: '第一 品牌' },
    ])
  })
})

describe('an edit', () => {
  it('of two operators at once keeps both, and the later is shown', async () => {
    const other = await house.signInOperator()
    const { code } = (await operator.must(201).post(PATH, material())).body as { code: string }
    const edits = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        (index % 2 ? operator : other).must(201).post(`${PATH}/${code}/versions`, version(`第 ${index} 版`)),
      ),
    )
    const numbers = edits.map(({ body }) => body['number']).sort()
    expect(numbers).toEqual([2, 3, 4, 5, 6, 7])
    const latest = edits.find(({ body }) => body['number'] === 7)?.body
    const { body } = await operator.must(200).get(`${PATH}/${code}`)
    expect([body['number'], body['title'], body['versionId']]).toEqual([7, latest?.['title'], latest?.['versionId']])
    expect(body['versions']).toHaveLength(7)
  })

  it('moves it to other days and another audience, and back', async () => {
    const { code } = (await operator.must(201).post(PATH, material())).body as { code: string }
    const days = { from: dayFromNow(house, 5), until: dayFromNow(house, 6) }
    const moved = await operator.must(200).put(`${PATH}/${code}/days`, { ...days, audience: { promotersOnly: true } })
    expect(moved.body).toMatchObject({ ...days, audience: { promotersOnly: true }, number: 1 })
    // Where no audience is given, it stays as it is.
    expect((await operator.must(200).put(`${PATH}/${code}/days`, days)).body['audience']).toEqual({
      promotersOnly: true,
    })
    expect((await operator.must(200).put(`${PATH}/${code}/days`, { ...days, audience: {} })).body['audience']).toEqual(
      {},
    )
    await refused(
      operator.put(`${PATH}/${code}/days`, { from: days.until, until: days.from }),
      400,
      'material-days-invalid',
    )
  })

  it('of what is unknown or withdrawn is refused', async () => {
    const { code } = (await operator.must(201).post(PATH, material())).body as { code: string }
    const days = { from: dayFromNow(house, 0), until: dayFromNow(house, 1) }
    await refused(operator.post(`${PATH}/none/versions`, version()), 404, 'material-unknown')
    await refused(operator.put(`${PATH}/none/days`, days), 404, 'material-unknown')
    await refused(operator.post(`${PATH}/none/withdrawal`), 404, 'material-unknown')
    await refused(operator.get(`${PATH}/none`), 404, 'material-unknown')
    await refused(operator.get(`${PATH}/none/results`), 404, 'material-unknown')
    await operator.must(201).post(`${PATH}/${code}/withdrawal`)
    expect((await operator.must(201).post(`${PATH}/${code}/withdrawal`)).body['state']).toBe('withdrawn')
    await refused(operator.post(`${PATH}/${code}/versions`, version()), 409, 'material-withdrawn')
    await refused(operator.put(`${PATH}/${code}/days`, days), 409, 'material-withdrawn')
  })
})

describe('the plan', () => {
  it('names the days on which not everybody has something', async () => {
    await house.database.run('UPDATE material SET state = 2')
    const lay = (from: number, until: number, audience = {}) =>
      operator
        .must(201)
        .post(PATH, material({ from: dayFromNow(house, from), until: dayFromNow(house, until), audience }))
    await lay(0, 3)
    await lay(2, 5)
    await lay(6, 6, { tiers: ['gold'] })
    await lay(8, 8)
    const path = `${PATH}/calendar?from=${dayFromNow(house, 0)}&to=${dayFromNow(house, 9)}`
    const { days, empty } = (await operator.must(200).get(path)).body as unknown as {
      days: { day: string; items: object[] }[]
      empty: string[]
    }
    expect(days.map(({ items }) => items.length)).toEqual([1, 1, 2, 2, 1, 1, 1, 0, 1, 0])
    expect(empty).toEqual([6, 7, 9].map((day) => dayFromNow(house, day)))
    const list = (await operator.must(200).get(PATH)).body as { items: { from: string }[] }
    expect(list.items[0]?.from).toBe(dayFromNow(house, 8))
    await refused(
      operator.get(`${PATH}/calendar?from=${dayFromNow(house, 0)}&to=${dayFromNow(house, 31)}`),
      400,
      'calendar-days-invalid',
    )
  })

  it('is for operators alone', async () => {
    const [member] = (await crowd(house, 1)) as [Caller]
    for (const path of [PATH, `${PATH}/calendar`, '/v1/operator/poster-templates'])
      await refused(member.get(path), 403, 'not-an-operator')
    await refused(member.post(PATH, material()), 403, 'not-an-operator')
  })
})

describe('templates', () => {
  const TEMPLATES = '/v1/operator/poster-templates'
  const own = (code: string, number = 1) => ({
    ...structuredClone(templates[0]),
    code,
    version: number,
    title: '自己的',
  })

  it('are those that every shop has, and those that were added', async () => {
    const answer = await operator.must(201).post(TEMPLATES, own('own'))
    expect(answer.body).toEqual({ code: 'own', version: 1, title: '自己的' })
    await operator.must(201).post(TEMPLATES, own('own', 2))
    const { items } = (await operator.must(200).get(TEMPLATES)).body as { items: { code: string; version: number }[] }
    expect(items.map(({ code }) => code)).toEqual([...templates.map(({ code }) => code), 'own', 'own'])
    // A material takes the latest unless it names one.
    const { body } = await operator.must(201).post(PATH, material({ template: { code: 'own' } }))
    expect(body['template']).toEqual({ code: 'own', version: 2 })
    const first = await operator.must(201).post(PATH, material({ template: { code: 'own', version: 1 } }))
    expect(first.body['template']).toEqual({ code: 'own', version: 1 })
  })

  it('may be as rich as the shop’s own, laid out to be read', async () => {
    const send = (text: string) =>
      operator.send('POST', TEMPLATES, text, { 'content-type': 'application/json', 'idempotency-key': randomUUID() })
    for (const template of templates) {
      const text = JSON.stringify({ ...template, code: `rich-${template.code}` }, null, 2)
      expect([template.code, (await send(text)).status]).toEqual([template.code, 201])
    }
    await refused(send(`{"code":"${'x'.repeat(600_000)}"}`), 413, 'body-too-large')
  })

  it('never change under their version', async () => {
    await operator.must(201).post(TEMPLATES, own('still'))
    await refused(operator.post(TEMPLATES, { ...own('still'), title: '改了' }), 409, 'template-exists')
  })

  it('of the product’s own codes are the product’s, with all versions that are still to come', async () => {
    for (const { code } of templates)
      for (const number of [1, 2, 99]) {
        const body = await refused(operator.post(TEMPLATES, own(code, number)), 409, 'template-reserved')
        expect(body['message']).toContain('换一个编号')
      }
    const { items } = (await operator.must(200).get(TEMPLATES)).body as { items: { code: string; version: number }[] }
    expect(items.filter(({ code }) => code === 'join')).toMatchObject([{ version: 1 }])
  })

  it('are refused with the layer and the field', async () => {
    const broken = own('broken')
    broken.cuts = { ...broken.cuts, tall: { background: 'nocolour', layers: [] } } as typeof broken.cuts
    const body = await refused(operator.post(TEMPLATES, broken), 422, 'template-refused')
    expect(body['details']).toContainEqual({ path: 'cuts.tall', field: 'background', says: expect.any(String) })
    await refused(operator.post(TEMPLATES, []), 422, 'template-refused')
    await refused(operator.post(TEMPLATES, { code: 'x' }), 422, 'template-refused')
  })

  it('do not put together what may be said apart', async () => {
    const joining = JSON.parse(JSON.stringify(own('joining')).replaceAll('"{term}"', '"转发{gift|9}{term}"')) as object
    await operator.must(201).post(TEMPLATES, joining)
    const values = (gift: string, term: string) => ({
      template: { code: 'joining' },
      values: { texts: { title: '留一张卡', gift, term }, pricesFen: {}, pictures: {} },
    })
    const body = await refused(operator.post(PATH, material(values('领\u0007', '购物袋'))), 422, 'wording-refused')
    expect(body['details']).toContainEqual(
      expect.objectContaining({ field: expect.stringMatching(/layers|parts/), sentence: '转发领购物袋' }),
    )
    await refused(operator.post(PATH, material(values('袋', '国家级'))), 422, 'wording-refused')
    await operator.must(201).post(PATH, material(values('给朋友', '7 天内到店使用')))
  })

  it('say nothing that must not be said', async () => {
    const loud = own('loud')
    loud.fields = loud.fields?.map((field) => (field.key === 'title' ? { ...field, sample: '最佳礼物' } : field))
    const body = await refused(operator.post(TEMPLATES, loud), 422, 'wording-refused')
    expect(body['details']).toMatchObject([{ field: 'fields.title.sample', phrase: '最佳' }])
  })
})

it('a subject’s title is read like every other text', async () => {
  const subject = { kind: 'certificate', code: 'thanks', title: '全国第一好会员' }
  const body = await refused(operator.post('/v1/operator/share-subjects', subject), 422, 'wording-refused')
  expect(body['details']).toMatchObject([{ field: 'title', phrase: '全国第一', kind: 'banned' }])
  await operator.must(201).post('/v1/operator/share-subjects', { ...subject, title: '谢谢你，老朋友' })
})

describe('results', () => {
  it('stand by version and by day', async () => {
    const { code, versionId } = (await operator.must(201).post(PATH, material({ code: 'told' }))).body as {
      code: string
      versionId: number
    }
    await nextDay(house)
    const second = (await operator.must(201).post(`${PATH}/${code}/versions`, version('第二版'))).body['versionId']
    const none = { links: 0, visits: 0, joins: 0, firstOrders: 0, paidFen: 0, commissionFen: 0 }
    expect((await operator.must(200).get(`${PATH}/${code}/results`)).body).toEqual({
      code: 'told',
      versions: [
        {
          versionId: second,
          number: 2,
          title: '第二版',
          from: dayFromNow(house, 0),
          until: dayFromNow(house, 1),
          ...none,
        },
        { versionId, number: 1, title: '春茶上新', from: dayFromNow(house, -1), until: dayFromNow(house, 0), ...none },
      ],
      byDay: [],
    })
    const today = Math.floor((house.clock.now() + 8 * 3_600_000) / 86_400_000)
    const tally = (version: unknown, axis: number, bucket: number, links: number, paid: number) =>
      house.database.run(
        'INSERT INTO share_tally (scope, scope_id, axis, bucket, links, visits, joins, first_orders, paid_fen, commission_fen) VALUES (7, ?, ?, ?, ?, 9, 2, 1, ?, 100)',
        [Number(version), axis, bucket, links, paid],
      )
    await tally(versionId, 1, 0, 3, 6_800)
    await tally(versionId, 2, today - 1, 2, 6_800)
    await tally(versionId, 2, today, 1, 0)
    await tally(second, 1, 0, 5, -100)
    await tally(second, 2, today, 5, -100)
    const rest = { visits: 9, joins: 2, firstOrders: 1, commissionFen: 100 }
    expect((await operator.must(200).get(`${PATH}/${code}/results`)).body).toMatchObject({
      versions: [
        { number: 2, links: 5, paidFen: -100, ...rest },
        { number: 1, links: 3, paidFen: 6_800, ...rest },
      ],
      byDay: [
        { day: dayFromNow(house, -1), links: 2, paidFen: 6_800, ...rest },
        { day: dayFromNow(house, 0), links: 6, paidFen: -100, visits: 18, joins: 4 },
      ],
    })
  })
})
