// The operator's page. Addresses are relative, so that the page works wherever the server is put.
const texts = JSON.parse(document.getElementById('texts').textContent)
const element = (id) => document.getElementById(id)
const KEPT = 'passalong-operator'

/** Chinese with English after it; `{name}`s are filled. */
function say(key, values = {}) {
  const fill = (sentence) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
  return `${fill(texts[key].zh)} · ${fill(texts[key].en)}`
}

/** What to tell when something went wrong: the server's sentence, or that no answer came. */
class Fault extends Error {
  constructor(sentence, code) {
    super(sentence)
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
  if (json.code === 'session-invalid' || json.code === 'session-missing')
    signedOut(`${json.message} · ${json.messageEn}`)
  throw new Fault(json.message ? `${json.message} · ${json.messageEn}` : say('operator.no-answer'), json.code)
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
  place.textContent = fault ? fault.message : ''
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

function signedOut(sentence) {
  sessionStorage.removeItem(KEPT)
  for (const id of ['waiting', 'claim', 'sign-out', 'issued']) element(id).hidden = true
  element('signed-out').hidden = false
  show(element('sign-in').querySelector('.fault'), sentence ? { message: sentence } : null)
  element('sign-in').elements.username.focus()
}

function signedIn() {
  element('signed-out').hidden = true
  for (const id of ['waiting', 'claim', 'sign-out']) element(id).hidden = false
  element('said').textContent = ''
  return load()
}

function only(id) {
  for (const one of ['loading', 'empty', 'failed', 'items']) element(one).hidden = one !== id
}

async function load() {
  only('loading')
  try {
    const { items } = await ask('GET', 'v1/operator/waiting')
    element('items').replaceChildren(...items.map(row))
    only(items.length > 0 ? 'items' : 'empty')
  } catch (fault) {
    only('failed')
    show(element('failed').querySelector('.fault'), fault)
  }
}

const moment = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' })

function row(item) {
  const li = element('item').content.firstElementChild.cloneNode(true)
  li.querySelector('.name').textContent = item.name
  const values = { store: item.storeName, moment: moment.format(new Date(item.appliedAt)) }
  li.querySelector('.hint').textContent = say('operator.asks', values)
  const buttons = li.querySelectorAll('button')
  const decide = (decision, done) => () =>
    pressed(buttons, li.querySelector('.fault'), async () => {
      await write(`v1/operator/waiting/${encodeURIComponent(item.id)}/decision`, { decision })
      element('said').textContent = say(done, { name: item.name })
      await load()
    })
  li.querySelector('.approve').addEventListener('click', decide('approve', 'operator.approved'))
  li.querySelector('.refuse').addEventListener('click', decide('refuse', 'operator.refused'))
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
    note.textContent = say('operator.issued', { name: importRef, moment: moment.format(new Date(expiresAt)) })
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
