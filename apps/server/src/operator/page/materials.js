import { ask, element, parts, pressed, say, tell, write } from './page.js'
import { cell, table } from './reports.js'

// Share material: what is shown on each of the next fourteen days, each material, and what its versions brought.

const MATERIALS = 'v1/operator/materials'
const BROUGHT = ['links', 'visits', 'joins', 'firstOrders', 'paidFen', 'commissionFen']

const dayName = new Intl.DateTimeFormat('zh-CN', { weekday: 'short', timeZone: 'UTC' })
/** YYYY-MM-DD as `周三 11-25`. */
const shortDay = (day) => `${dayName.format(new Date(`${day}T00:00:00Z`))} ${day.slice(5)}`

/** A sentence in its place, made as an element. */
function told(kind, className, sentence) {
  const made = cell(kind, '', className)
  tell(made, sentence)
  return made
}

function plannedDay({ day, items }, { today, empty }) {
  const li = cell('li', cell('p', shortDay(day), 'figure'))
  li.className = `${empty.includes(day) ? 'lacking' : ''} ${day === today ? 'current' : ''}`
  for (const { title, audience } of items) {
    const narrow = Object.keys(audience).length > 0
    li.append(cell('p', title, narrow ? 'planned narrow-audience' : 'planned'))
  }
  if (empty.includes(day))
    li.append(told('p', 'fault', say(items.length > 0 ? 'operator.materials-some' : 'operator.materials-none')))
  return li
}

function drawPlan(plan) {
  element('plan').replaceChildren(...plan.days.map((day) => plannedDay(day, plan)))
  const empty = element('plan-empty')
  empty.hidden = plan.empty.length === 0
  tell(empty, say('operator.materials-empty', { days: plan.empty.map(shortDay).join('、') }))
}

/** For whom it is, in a few words. */
function audienceOf({ tiers = [], storeCode, promotersOnly, minJoins }) {
  const named = [
    ...tiers.map((tier) => say(`tier.${tier}`)),
    ...(storeCode ? [say('operator.materials-store', { store: storeCode })] : []),
    ...(promotersOnly ? [say('operator.materials-promoters')] : []),
    ...(minJoins ? [say('operator.materials-joins', { count: minJoins })] : []),
  ]
  const all = named.length > 0 ? named : [say('operator.materials-everybody')]
  return { zh: all.map(({ zh }) => zh).join('、'), en: all.map(({ en }) => en).join(', ') }
}

async function showResults(material) {
  const { versions, byDay } = await ask('GET', `${MATERIALS}/${material.code}/results`)
  const versionName = ({ number, title, from, until }) => `${number} · ${title}（${from.slice(5)}–${until.slice(5)}）`
  table('material-versions', 'operator.materials-version', BROUGHT, versions, versionName)
  table('material-days', 'report.part-day', BROUGHT, [...byDay].reverse(), ({ day }) => day)
  element('material-name').textContent = material.title
  element('material-results').hidden = false
  element('material-name').focus()
}

function materialRow(material) {
  const { code, title, from, until, number, audience, state, cardUrl } = material
  const li = element('material').content.firstElementChild.cloneNode(true)
  li.querySelector('img').src = cardUrl.slice(cardUrl.indexOf('v1/materials/'))
  li.querySelector('.name').textContent = title
  const [who, gone] = [audienceOf(audience), state === 'withdrawn']
  const values = { code, from, until, number, audience: who.zh, audienceEn: who.en }
  tell(li.querySelector('.hint'), say(gone ? 'operator.materials-withdrawn' : 'operator.materials-of', values))
  const fault = li.querySelector('.fault')
  const results = li.querySelector('.results')
  results.addEventListener('click', () => pressed([results], fault, () => showResults(material)))
  const [withdraw, sure] = [li.querySelector('.withdraw'), li.querySelector('.sure')]
  withdraw.hidden = gone
  withdraw.addEventListener('click', () => {
    withdraw.hidden = true
    sure.hidden = false
    sure.focus()
  })
  sure.addEventListener('click', () =>
    pressed([sure], fault, async () => {
      await write(`${MATERIALS}/${code}/withdrawal`, {})
      drawMaterials(await askMaterials())
    }),
  )
  return li
}

const askMaterials = () => Promise.all([ask('GET', `${MATERIALS}/calendar`), ask('GET', MATERIALS)])

let listed = null

function drawMaterials([plan, { items }]) {
  listed = [plan, { items }]
  drawPlan(plan)
  const past = element('materials-past').checked
  const shown = items.filter(({ until, state }) => past || (until >= plan.today && state === 'shown'))
  element('material-list').replaceChildren(...shown.map(materialRow))
  element('no-materials').hidden = shown.length > 0
}

element('materials-past').addEventListener('change', () => listed && drawMaterials(listed))

parts.push({
  ask: askMaterials,
  draw(answer) {
    element('material-results').hidden = true
    drawMaterials(answer)
    return []
  },
})
