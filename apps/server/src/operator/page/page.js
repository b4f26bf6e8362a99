// The operator's page. Addresses are relative, so that the page works wherever the server is put.
const texts = JSON.parse(document.getElementById('texts').textContent)
export const element = (id) => document.getElementById(id)
export const KEPT = 'passalong-operator'

/** A sentence in both languages; `{name}`s are filled. */
export function say(key, values = {}) {
  const fill = (sentence) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
  return { zh: fill(texts[key].zh), en: fill(texts[key].en) }
}

/** Puts a sentence in its place, the English on a line below. */
export function tell(place, { zh, en }) {
  const below = document.createElement('span')
  below.className = 'en below'
  below.lang = 'en'
  below.textContent = en
  place.replaceChildren(zh, below)
}

/** What to tell when something went wrong: the server's sentence, or that no answer came. */
export class Fault extends Error {
  constructor(sentence, code) {
    super(sentence.en)
    this.sentence = sentence
    this.code = code
  }
}

export async function ask(method, path, body, key) {
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
export async function write(path, body, method = 'POST') {
  const name = `${method} ${path} ${JSON.stringify(body)}`
  if (!keys.has(name)) {
    const bytes = crypto.getRandomValues(new Uint8Array(16))
    keys.set(name, Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''))
  }
  try {
    const answer = await ask(method, path, body, keys.get(name))
    keys.delete(name)
    return answer
  } catch (fault) {
    if (fault.code !== 'no-answer') keys.delete(name)
    throw fault
  }
}

export function show(place, fault) {
  if (fault) tell(place, fault.sentence ?? say('operator.no-answer'))
  place.hidden = !fault
}

/** Runs `work` with the button held down, so that a second press does nothing; a fault is shown at `place`. */
export async function pressed(buttons, place, work) {
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

/** What the page shows: `ask` fetches a part, `draw` puts it in its place and answers its rows among what waits. */
export const parts = []

function showSections(shown) {
  for (const section of document.querySelectorAll('main > section')) section.hidden = !shown
  element('sign-out').hidden = !shown
  element('signed-out').hidden = shown
}

export function signedOut(fault) {
  sessionStorage.removeItem(KEPT)
  showSections(false)
  element('issued').hidden = true
  show(element('sign-in').querySelector('.fault'), fault)
  element('sign-in').elements.username.focus()
}

export function signedIn() {
  showSections(true)
  element('said').replaceChildren()
  return load()
}

function only(id) {
  for (const one of ['loading', 'empty', 'failed', 'items']) element(one).hidden = one !== id
}

export async function load() {
  only('loading')
  try {
    const answers = await Promise.all(parts.map((part) => part.ask()))
    const waiting = parts.flatMap((part, index) => part.draw(answers[index]))
    element('items').replaceChildren(...waiting)
    only(waiting.length > 0 ? 'items' : 'empty')
  } catch (fault) {
    only('failed')
    show(element('failed').querySelector('.fault'), fault)
  }
}

// The Swedish way to write a date is year-month-day, which reads the same in both languages.
export const moment = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Asia/Shanghai',
})

/** Something that waits for a yes or a no: who or what, a sentence about it, where to decide, what is said afterwards. */
export function waitingRow({ name, hint, path, approved, refused, withReason = false }) {
  const li = element('item').content.firstElementChild.cloneNode(true)
  li.querySelector('.name').textContent = name
  tell(li.querySelector('.hint'), hint)
  const reason = li.querySelector('.reason')
  reason.hidden = !withReason
  const buttons = li.querySelectorAll('button')
  const decide = (decision, done) => () =>
    pressed(buttons, li.querySelector('.fault'), async () => {
      const said = decision === 'refuse' && withReason ? reason.querySelector('input').value.trim() : ''
      await write(path, { decision, ...(said && { reason: said }) })
      tell(element('said'), say(done, { name }))
      await load()
    })
  li.querySelector('.approve').addEventListener('click', decide('approve', approved))
  li.querySelector('.refuse').addEventListener('click', decide('refuse', refused))
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

element('refresh').addEventListener('click', load)
element('retry').addEventListener('click', load)
element('sign-out').addEventListener('click', async () => {
  await ask('DELETE', 'v1/operator/sessions/current').catch(() => undefined)
  signedOut()
})
