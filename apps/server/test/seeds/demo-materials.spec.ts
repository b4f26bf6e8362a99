import { loadImage } from '@napi-rs/canvas'
import { checkWording, isFor, parseDay } from '@passalong/domain'
import { templates } from '@passalong/poster/templates'
import { type DemoMaterial } from '../../src/seeds/demo-material.js'
import { DEMO_DAYS, demoMaterials } from '../../src/seeds/demo-materials.js'
import { type DemoPicture, drawDemoPicture, PICTURE_PX } from '../../src/seeds/pictures/index.js'

/** A Sunday, a Wednesday, and the days around the end of a year. */
const seedingDays = ['2026-11-22', '2026-11-25', '2026-11-26', '2026-12-31'].map((text) => parseDay(text) as number)
const plainMember = { tier: 'basic', storeCode: null, promoter: false, joins: 0 } as const
const isOn = (day: number) => (one: DemoMaterial) => one.from <= day && day <= one.until

describe.each(seedingDays)('the demo seeded on day %i', (today) => {
  const materials = demoMaterials(today)

  it('has more than one material for everybody on each of its days', () => {
    for (let day = today; day < today + DEMO_DAYS; day += 1) {
      const forAll = materials.filter(isOn(day)).filter(({ audience }) => isFor(audience, plainMember))
      expect({ day: day - today, several: forAll.length >= 2 }).toEqual({ day: day - today, several: true })
    }
    expect(materials.every(({ from, until }) => today <= from && from <= until && until < today + DEMO_DAYS)).toBe(true)
  })

  it('invites everybody’s friends to join on each of its days, so that a chain of invitations goes on, by one that lasts', () => {
    const forAll = materials.filter(({ audience }) => isFor(audience, plainMember))
    const inviting = forAll.filter(({ subject }) => subject.kind === 'join')
    for (let day = today; day < today + DEMO_DAYS; day += 1)
      expect(inviting.filter(isOn(day)).length).toBeGreaterThan(0)
    expect(inviting.some(({ from, until }) => from === today && until === today + DEMO_DAYS - 1)).toBe(true)
  })

  it('uses every template, its fields filled within their limits and no others', () => {
    expect(new Set(materials.map(({ template }) => template))).toEqual(new Set(templates.map(({ code }) => code)))
    for (const { code, template, values } of materials) {
      const fields =
        templates.find((one) => one.code === template)?.fields.filter(({ from }) => from === 'material') ?? []
      const given: Record<string, string | number> = { ...values.texts, ...values.pricesFen, ...values.pictures }
      expect({ code, unknown: Object.keys(given).filter((key) => !fields.some((field) => field.key === key)) }).toEqual(
        {
          code,
          unknown: [],
        },
      )
      for (const { key, required, maxLength = 0, kind } of fields) {
        if (required) expect([code, key, given[key]]).toEqual([code, key, expect.anything()])
        if (kind === 'text')
          expect([code, key, [...(values.texts[key] ?? '')].length <= maxLength]).toEqual([code, key, true])
      }
    }
  })

  it('says nothing that law or WeChat forbids, in two to four variants each', () => {
    for (const { code, title, texts, values, subject } of materials) {
      expect([code, texts.length >= 2 && texts.length <= 4, title.length <= 64]).toEqual([code, true, true])
      const all = [title, ...texts, ...Object.values(values.texts), subject.title]
      expect(all.flatMap((text) => checkWording(text))).toEqual([])
      expect(all.filter((text) => text.includes('您') || [...text].length > 300)).toEqual([])
    }
  })

  it('tells its materials apart, and honours only who brought a friend', () => {
    expect(new Set(materials.map(({ code }) => code)).size).toBe(materials.length)
    const honours = materials.filter(({ template }) => template === 'honour')
    expect(
      honours.map(({ audience }) => [isFor(audience, plainMember), isFor(audience, { ...plainMember, joins: 1 })]),
    ).toEqual([[false, true]])
  })
})

it('names the Wednesday on the coupon of that Wednesday', () => {
  const [first, second] = demoMaterials(parseDay('2026-11-22') as number).filter(({ code }) =>
    /member-day-\d/.test(code),
  )
  expect(first?.values.texts['period']).toBe('11 月 25 日 · 每人一张')
  expect(first?.until).toBe(parseDay('2026-11-25'))
  expect(second?.values.texts['period']).toBe('12 月 2 日 · 每人一张')
})

it.each<DemoPicture>(['lamp', 'mug', 'throw', 'vase'])('draws the %s, the same each time', async (name) => {
  const bytes = drawDemoPicture(name)
  expect(bytes.length).toBeLessThan(200_000)
  expect(drawDemoPicture(name).equals(bytes)).toBe(true)
  const { width, height } = await loadImage(bytes)
  expect([width, height]).toEqual([PICTURE_PX, PICTURE_PX])
})
