import { ask, element, load, moment, parts, pressed, say, tell, waitingRow, write } from './page.js'

// Who works in the stores, who wants to, and who takes over an imported membership.

function applicationRow(item) {
  return waitingRow({
    name: item.name,
    hint: say('operator.asks', { store: item.storeName, moment: moment.format(new Date(item.appliedAt)) }),
    path: `v1/operator/waiting/${encodeURIComponent(item.id)}/decision`,
    approved: 'operator.approved',
    refused: 'operator.refused',
  })
}

function clerkRow(clerk) {
  const li = element('clerk').content.firstElementChild.cloneNode(true)
  const [asks, sure] = li.querySelectorAll('button')
  li.querySelector('.name').textContent = clerk.name
  li.querySelector('.hint').textContent = clerk.storeName
  asks.addEventListener('click', () => {
    sure.hidden = false
    asks.hidden = true
    sure.focus()
  })
  sure.addEventListener('click', () =>
    pressed([sure], li.querySelector('.fault'), async () => {
      await write(`v1/operator/clerks/${encodeURIComponent(clerk.id)}/dismissal`, {})
      tell(element('said'), say('operator.dismissed', { name: clerk.name }))
      await load()
    }),
  )
  return li
}

parts.push({
  ask: () => ask('GET', 'v1/operator/waiting'),
  draw: ({ items }) => items.map(applicationRow),
})

parts.push({
  ask: () => ask('GET', 'v1/operator/clerks'),
  draw({ clerks }) {
    element('at-work').replaceChildren(...clerks.map(clerkRow))
    element('no-clerks').hidden = clerks.length > 0
    return []
  },
})

element('issue').addEventListener('submit', (event) => {
  event.preventDefault()
  const form = event.target
  element('issued').hidden = true
  pressed([form.querySelector('button')], form.querySelector('.fault'), async () => {
    const importRef = form.elements.importRef.value.trim()
    const { code, expiresAt } = await write('v1/operator/claim-codes', { importRef })
    const [shown, note] = element('issued').children
    shown.textContent = `${code.slice(0, 5)} ${code.slice(5)}`
    tell(note, say('operator.issued', { name: importRef, moment: moment.format(new Date(expiresAt)) }))
    element('issued').hidden = false
  })
})
