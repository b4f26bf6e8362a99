import { ask, element, Fault, KEPT, moment, parts, pressed, say, tell } from './page.js'

// What came of share chains: a scope's figures by depth and day, who and which groups bring most, a link's place.

const FIGURES = ['links', 'visits', 'visitors', 'joins', 'orders', 'firstOrders', 'paidFen', 'commissionFen']
const LED = ['visits', 'joins', 'firstOrders', 'paidFen']
/** Scopes by what names them; the shop needs no name. */
const NAMED = ['campaign', 'store', 'group', 'link', 'member']

const form = element('report-form')

/** Fen, perhaps below zero, as yuan: -150 -> "-1.50". */
function signedYuan(fen) {
  const cents = String(Math.abs(fen) % 100).padStart(2, '0')
  return `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${cents}`
}

/** The message that names a figure: firstOrders is report.column-first-orders, paidFen report.column-paid. */
const columnKey = (name) =>
  `report.column-${name.replace('Fen', '').replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`)}`

const shownFigure = (name, value) => (name.endsWith('Fen') ? signedYuan(value) : String(value))

export function cell(kind, content, className = '') {
  const made = document.createElement(kind)
  made.className = className
  made.append(content)
  return made
}

/** A heading in both languages. */
function heading(key) {
  const made = document.createElement('th')
  made.scope = 'col'
  tell(made, say(key))
  return made
}

/** A table: its first column as `first` says, then figures; a table without rows is not shown. */
export function table(id, firstKey, names, rows, first) {
  const place = element(id)
  const head = cell('tr', heading(firstKey))
  head.append(...names.map((name) => heading(columnKey(name))))
  const body = rows.map((row) => {
    const line = cell('tr', '')
    const named = cell('th', first(row))
    named.scope = 'row'
    line.append(named, ...names.map((name) => cell('td', shownFigure(name, row[name]), 'figure')))
    return line
  })
  place.querySelector('thead').replaceChildren(head)
  place.querySelector('tbody').replaceChildren(...body)
  place.hidden = rows.length === 0
}

/** A name that leads to its own report. */
function leading(scope, id, name) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'lead'
  button.textContent = name
  button.addEventListener('click', () => {
    form.elements.scope.value = scope
    form.elements.id.value = id
    named()
    form.requestSubmit()
  })
  return button
}

function tile(key, value) {
  const made = document.createElement('div')
  const label = document.createElement('dt')
  tell(label, say(key))
  made.append(label, cell('dd', value, 'figure'))
  return made
}

function draw(report) {
  const { totals, kFactor, deadBranches } = report
  element('report-title').textContent = report.scope.title
  tell(element('report-as-of'), say('report.up-to', { moment: moment.format(new Date(report.asOf)) }))
  element('report-tiles').replaceChildren(
    ...FIGURES.map((name) => tile(columnKey(name), shownFigure(name, totals[name]))),
    tile('report.k-factor', kFactor.value ?? '—'),
    tile('report.dead', `${deadBranches.dead} / ${deadBranches.of}`),
    tile('report.breadth', String(report.breadth)),
    tile('report.longest-path', String(report.longestPath)),
  )
  tell(element('report-k'), say('report.k-note', { joins: kFactor.sharedJoins, members: kFactor.members }))
  table('report-depths', 'report.part-depth', FIGURES.slice(0, -1), report.byDepth, ({ depth }) => String(depth))
  // The newest day first: that is the one somebody looks for.
  const days = [...report.byDay].reverse()
  table('report-days', 'report.part-day', FIGURES.slice(0, -1), days, ({ day }) => day)
  table('report-sharers', 'report.part-sharers', LED, report.topSharers, ({ memberNo, maskedName }) =>
    leading('member', memberNo, `${maskedName} ${memberNo}`),
  )
  table('report-groups', 'report.part-groups', LED, report.topGroups, ({ id, label }) => leading('group', id, label))
}

/** A link on the way from the root to the one that is looked at, or one of those below it. */
function placeRow(link, current) {
  const li = document.createElement('li')
  const name = link.sharer ? `${link.sharer.maskedName} ${link.sharer.memberNo}` : say('report.shop').zh
  const { visits, joins, furtherLinks } = link.figures
  const hint = document.createElement('p')
  hint.className = 'hint'
  tell(hint, say('report.place', { depth: link.depth, visits, joins, further: furtherLinks }))
  const who = document.createElement('div')
  who.append(current ? cell('p', name, 'name') : leading('link', link.token, name), hint)
  li.append(who)
  if (link.revokedAt) tell(li.appendChild(cell('p', '', 'fault')), say('report.revoked'))
  return li
}

function drawPlace(link) {
  const above = [...link.ancestors].reverse().map((one) => placeRow(one, false))
  element('report-above').replaceChildren(...above, placeRow(link, true))
  element('report-below').replaceChildren(...link.children.map((one) => placeRow(one, false)))
  element('report-below-title').hidden = link.children.length === 0
}

/** Where the report is that the form asks for. */
function asked() {
  const { scope, id, from, to } = form.elements
  const name = scope.value === 'shop' ? '-' : id.value.trim()
  if (name === '') throw new Fault(say('report.name-missing'), 'name-missing')
  const days = [from, to].filter(({ value }) => value).map(({ name: key, value }) => `${key}=${value}`)
  const path = `v1/operator/share-reports/${scope.value}/${encodeURIComponent(name)}`
  return { scope: scope.value, name, path, query: days.length > 0 ? `?${days.join('&')}` : '' }
}

function named() {
  const { scope, id } = form.elements
  for (const label of form.querySelectorAll('.named')) label.hidden = label.dataset.scope !== scope.value
  id.closest('label').hidden = !NAMED.includes(scope.value)
  if (scope.value === 'campaign') id.setAttribute('list', 'subjects')
  else id.removeAttribute('list')
}

/** What is drawn now; the table for a spreadsheet is of the same. */
let drawn = null

form.elements.scope.addEventListener('change', () => {
  form.elements.id.value = ''
  named()
})

form.addEventListener('submit', (event) => {
  event.preventDefault()
  pressed([form.querySelector('button')], form.querySelector('.fault'), async () => {
    // What was asked for before must not stand below the name of something else.
    element('report').hidden = true
    const wanted = asked()
    const report = await ask('GET', wanted.path + wanted.query)
    const place =
      wanted.scope === 'link' ? await ask('GET', `v1/operator/share-links/${encodeURIComponent(wanted.name)}`) : null
    drawn = wanted
    draw(report)
    element('report-place').hidden = !place
    if (place) drawPlace(place)
    element('report').hidden = false
    element('report-title').focus()
  })
})

element('report-csv').addEventListener('click', () =>
  pressed([element('report-csv')], element('report').querySelector('.fault'), async () => {
    const headers = { authorization: `Bearer ${sessionStorage.getItem(KEPT)}` }
    const answer = await fetch(`${drawn.path}/csv${drawn.query}`, { headers }).catch(() => null)
    if (!answer?.ok) throw new Fault(say('operator.no-answer'), 'no-answer')
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await answer.blob())
    link.download = `${[drawn.scope, drawn.name].filter((part) => part !== '-').join('-')}.csv`
    link.click()
    URL.revokeObjectURL(link.href)
  }),
)

parts.push({
  ask: () => ask('GET', 'v1/operator/share-subjects'),
  draw({ items }) {
    const options = items.map(({ kind, code, title }) => {
      const option = document.createElement('option')
      option.value = kind === 'campaign' || kind === 'join' ? code : `${kind}:${code}`
      option.label = title
      return option
    })
    element('subjects').replaceChildren(...options)
    named()
    return []
  },
})
