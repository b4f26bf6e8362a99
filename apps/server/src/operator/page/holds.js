import { ask, element, load, moment, parts, pressed, say, tell, write } from './page.js'

// Commissions that were held before their release: why, and an operator's decision about each.

/** Fen as yuan: 20001 -> "200.01". */
const inYuan = (fen) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

function reasonLine({ weight, text, textEn }) {
  const li = document.createElement('li')
  const figure = document.createElement('span')
  figure.className = 'figure weight'
  figure.textContent = `+${weight}`
  const sentence = document.createElement('span')
  tell(sentence, { zh: text, en: textEn })
  li.append(figure, sentence)
  return li
}

function holdRow(item) {
  const li = element('hold').content.firstElementChild.cloneNode(true)
  const name = `${item.payee.maskedName} ¥${inYuan(item.amountFen)}`
  li.querySelector('.name').textContent = name
  const { memberNo } = item.payee
  const when = moment.format(new Date(item.heldAt))
  tell(li.querySelector('.hint'), say('operator.hold-of', { no: memberNo, moment: when, score: item.score }))
  li.querySelector('.reasons').replaceChildren(...item.reasons.map(reasonLine))
  const decide = (decision, done) => () =>
    pressed(li.querySelectorAll('button'), li.querySelector('.fault'), async () => {
      const note = li.querySelector('input').value.trim()
      await write(`v1/operator/holds/${encodeURIComponent(item.id)}/decision`, { decision, ...(note && { note }) })
      tell(element('said'), say(done, { name }))
      await load()
    })
  li.querySelector('.release').addEventListener('click', decide('release', 'operator.hold-released'))
  li.querySelector('.void').addEventListener('click', decide('void', 'operator.hold-voided'))
  return li
}

parts.push({
  ask: () => ask('GET', 'v1/operator/holds?state=held'),
  draw({ items, scoring }) {
    element('held').replaceChildren(...items.map(holdRow))
    element('no-holds').hidden = items.length > 0
    element('alarm').hidden = !scoring.stopped
    return []
  },
})
