// The operator's page. Addresses are relative, so that the page works wherever the server is put.
const texts = JSON.parse(document.getElementById('texts').textContent)
const element = (id) => document.getElementById(id)
const KEPT = 'passalong-operator'

/** A sentence in both languages; `{name}`s are filled. */
function say(key, values = {}) {
  const fill = (sentence) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
  return { zh: fill(texts[key].zh), en: fill(texts[key].en) }
}

/** Puts a sentence in its place, the English on a line below. */
function tell(place, { zh, en }) {
  const below = document.createElement('span')
  below.className = 'en below'
  below.lang = 'en'
  below.textContent = en
  place.replaceChildren(zh, below)
}

/** What to tell when something went wrong: the server's sentence, or that no answer came. */
class Fault extends Error {
  constructor(sentence, code) {
    super(sentence.en)
    this.sentence = sentence
    this.code = code
  }
}

async function ask(method, path, body, key) {
  const token = sessionStorage.getItem(KEPT)
  const headers = { ...(token && { authorization: `Bearer ${token}` }), ...(key && { 'idempotency-key': key }) }
  if (body) headers['content-type'] = 'application/json'
  let answer
  try {
    answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) })
  } catch {
    throw new Fault(say('operator.no-answer'), 'no-answer')
  }
  const json = await answer.json().catch(() => ({}))
  if (answer.ok) return json
  const said = json.message ? { zh: json.message, en: json.messageEn } : say('operator.no-answer')
  const fault = new Fault(said, json.code ?? 'no-answer')
  if (fault.code === 'session-invalid' || fault.code === 'session-missing') signedOut(fault)
  throw fault
}

/** A write keeps its key until it is answered: trying again after a lost answer is the same write. */
const keys = new Map()
async function write(path, body) {
  const name = `${path} ${JSON.stringify(body)}`
  if (!keys.has(name)) {
    const bytes = crypto.getRandomValues(new Uint8Array(16))
    keys.set(name, Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''))
  }
  try {
    const answer = await ask('POST', path, body, keys.get(name))
    keys.delete(name)
    return answer
  } catch (fault) {
    if (fault.code !== 'no-answer') keys.delete(name)
    throw fault
  }
}

function show(place, fault) {
  if (fault) tell(place, fault.sentence ?? say('operator.no-answer'))
  place.hidden = !fault
}

/** Runs `work` with the button held down, so that a second press does nothing; a fault is shown at `place`. */
async function pressed(buttons, place, work) {
  for (const button of buttons) button.disabled = true
  show(place, null)
  try {
    await work()
  } catch (fault) {
    show(place, fault)
  } finally {
    for (const button of buttons) button.disabled = false
  }
}

function signedOut(fault) {
  sessionStorage.removeItem(KEPT)
  for (const id of ['waiting', 'clerks', 'claim', 'sign-out', 'issued']) element(id).hidden = true
  element('signed-out').hidden = false
  show(element('sign-in').querySelector('.fault'), fault)
  element('sign-in').elements.username.focus()
}

function signedIn() {
  element('signed-out').hidden = true
  for (const id of ['waiting', 'clerks', 'claim', 'sign-out']) element(id).hidden = false
  element('said').replaceChildren()
  return load()
}

function only(id) {
  for (const one of ['loading', 'empty', 'failed', 'items']) element(one).hidden = one !== id
}

async function load() {
  only('loading')
  try {
    const [{ items }, { clerks }] = await Promise.all([
      ask('GET', 'v1/operator/waiting'),
      ask('GET', 'v1/operator/clerks'),
    ])
    element('at-work').replaceChildren(...clerks.map(clerkRow))
    element('no-clerks').hidden = clerks.length > 0
    element('items').replaceChildren(...items.map(row))
    only(items.length > 0 ? 'items' : 'empty')
  } catch (fault) {
    only('failed')
    show(element('failed').querySelector('.fault'), fault)
  }
}

// The Swedish way to write a date is year-month-day, which reads the same in both languages.
const moment = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Shanghai' })

function row(item) {
  const li = element('item').content.firstElementChild.cloneNode(true)
  li.querySelector('.name').textContent = item.name
  const values = { store: item.storeName, moment: moment.format(new Date(item.appliedAt)) }
  tell(li.querySelector('.hint'), say('operator.asks', values))
  const buttons = li.querySelectorAll('button')
  const decide = (decision, done) => () =>
    pressed(buttons, li.querySelector('.fault'), async () => {
      await write(`v1/operator/waiting/${encodeURIComponent(item.id)}/decision`, { decision })
      tell(element('said'), say(done, { name: item.name }))
      await load()
    })
  li.querySelector('.approve').addEventListener('click', decide('approve', 'operator.approved'))
  li.querySelector('.refuse').addEventListener('click', decide('refuse', 'operator.refused'))
  return li
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

element('sign-in').addEventListener('submit', (event) => {
  event.preventDefault()
  const form = event.target
  pressed([form.querySelector('button')], form.querySelector('.fault'), async () => {
    const { username, password, totp } = Object.fromEntries(new FormData(form))
    const body = { username: username.trim(), password, totp }
    const { token } = await ask('POST', 'v1/operator/sessions', body).finally(() => {
      form.elements.totp.value = ''
    })
    sessionStorage.setItem(KEPT, token)
    form.reset()
    await signedIn()
  })
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

element('refresh').addEventListener('click', load)
element('retry').addEventListener('click', load)
element('sign-out').addEventListener('click', async () => {
  await ask('DELETE', 'v1/operator/sessions/current').catch(() => undefined)
  signedOut()
})

if (sessionStorage.getItem(KEPT)) signedIn()
else signedOut()
