import { checkWording, dayOf, dayText } from '@passalong/domain'
import { type Template } from '@passalong/poster'
import { templates } from '@passalong/poster/templates'
import { CheckedContent } from '../../src/material/material-content.js'
import { textsOfTemplate } from '../../src/material/template-texts.js'
import { layMaterials } from '../../src/seeds/lay-materials.js'
import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { crowd } from '../factories/till.js'

const DAY_MS = 86_400_000

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house?.close())

const codes = async () =>
  (await house.database.rows<{ code: string }>('SELECT code FROM material ORDER BY id')).map(({ code }) => code)

interface Item {
  title: string
  texts: string
  template_code: string
  field_values: string
}

it('lays two weeks once, says until when, and lays the next two when they are over', async () => {
  const now = house.clock.now()
  const until = await layMaterials(house.database, now)
  expect(until >= dayText(dayOf(now) + 13)).toBe(true)
  const first = await codes()
  expect(await layMaterials(house.database, now)).toBe(until)
  expect(await layMaterials(house.database, now + 5 * DAY_MS)).toBe(until)
  expect(await codes()).toEqual(first)
  // The demo's clock was turned beyond them.
  await house.database.run('INSERT INTO demo_clock (id, days) VALUES (1, 40)')
  const later = await layMaterials(house.database, now)
  expect(later >= dayText(dayOf(now) + 53)).toBe(true)
  const second = (await codes()).slice(first.length)
  expect(second).toEqual(first.map((code) => `${code}-${dayText(dayOf(now) + 40)}`))
  expect(await layMaterials(house.database, now)).toBe(later)
  await house.database.run('DELETE FROM demo_clock')
})

it('is what an operator could have written', async () => {
  const checked = house.app.get(CheckedContent, { strict: false })
  const items = await house.database.rows<Item>(
    'SELECT title, texts, template_code, field_values FROM material_version',
  )
  expect(new Set(items.map(({ template_code }) => template_code))).toEqual(new Set(templates.map(({ code }) => code)))
  for (const item of items) {
    const [texts, values] = [JSON.parse(item.texts), JSON.parse(item.field_values)]
    const body = { title: item.title, texts, template: { code: item.template_code }, values }
    expect(await checked.content(house.database, body)).toMatchObject({ title: item.title, values })
  }
})

it('gives whoever joins something today', async () => {
  const [member] = (await crowd(house, 1)) as [Caller]
  const { body } = await member.must(200).get('/v1/materials/today')
  expect(body['material']).toMatchObject({ id: expect.any(String), texts: expect.any(Array) })
  expect((body['others'] as object[]).length).toBeGreaterThan(0)
})

it.each(templates.map((template): [string, Template] => [template.code, template]))(
  'the template %s says nothing that must not be said',
  (_, template) => {
    const said = textsOfTemplate(template)
    expect(said.length).toBeGreaterThan(0)
    expect(
      said.flatMap(({ field, text }) => checkWording(text.replaceAll('\n', ' ')).map((found) => [field, found])),
    ).toEqual([])
  },
)
