import { readFileSync } from 'node:fs'
import { type MessageKey, messages } from '@passalong/contract'

const part = (name: string) => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8')

/** The browser gets one script, what all share first and the start last; between its files nothing is imported then. */
const scripts = ['page.js', 'people.js', 'money.js', 'holds.js', 'reports.js', 'materials.js', 'start.js']

const parts = {
  page: part('page.tmpl'),
  style: part('page.css'),
  script: scripts.map((name) => joined(part(name))).join('\n'),
}

/** The sentences that the page's script says. */
const SPOKEN = [
  'operator.no-answer',
  'operator.asks',
  'operator.approved',
  'operator.refused',
  'operator.dismissed',
  'operator.issued',
  'operator.withdrawal-asks',
  'operator.withdrawal-approved',
  'operator.withdrawal-refused',
  'operator.promoter-asks',
  'operator.promoter-approved',
  'operator.kept',
  'operator.amount-wrong',
  'operator.hold-of',
  'operator.hold-released',
  'operator.hold-voided',
  'report.shop',
  'report.up-to',
  'report.k-note',
  'report.place',
  'report.revoked',
  'report.name-missing',
  'report.k-factor',
  'report.dead',
  'report.breadth',
  'report.longest-path',
  'report.part-depth',
  'report.part-day',
  'report.part-sharers',
  'report.part-groups',
  'report.column-links',
  'report.column-visits',
  'report.column-visitors',
  'report.column-joins',
  'report.column-orders',
  'report.column-first-orders',
  'report.column-paid',
  'report.column-commission',
  'tier.basic',
  'tier.silver',
  'tier.gold',
  'operator.materials-none',
  'operator.materials-some',
  'operator.materials-empty',
  'operator.materials-everybody',
  'operator.materials-store',
  'operator.materials-promoters',
  'operator.materials-joins',
  'operator.materials-of',
  'operator.materials-withdrawn',
  'operator.materials-version',
] as const

/** The operator's page; only what carries `nonce` runs in it. */
export function renderPage(nonce: string): string {
  const filled: Record<string, string> = { nonce, style: parts.style, script: parts.script, texts: spokenTexts() }
  return parts.page.replace(/\{\{([\w:.-]+)\}\}/g, (_, name: string) => filled[name] ?? labelled(name))
}

/** `{{key}}` is the sentence with its English beside it, `{{plain:key}}` both as text. */
function labelled(name: string): string {
  const plain = name.startsWith('plain:')
  const key = plain ? name.slice('plain:'.length) : name
  if (!isKey(key)) throw new Error(`the operator’s page asks for the message ${key}`)
  const zh = escaped(messages[key].zh)
  const en = escaped(messages[key].en)
  return plain ? `${zh} · ${en}` : `<span>${zh}</span> <span class="en" lang="en">${en}</span>`
}

function isKey(key: string): key is MessageKey {
  return Object.hasOwn(messages, key)
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

function spokenTexts(): string {
  const spoken = Object.fromEntries(SPOKEN.map((key) => [key, messages[key]]))
  return JSON.stringify(spoken).replaceAll('<', '\\u003c')
}

function joined(module: string): string {
  return module.replace(/^import [\s\S]*? from '[^']+'$/gm, '').replace(/^export /gm, '')
}
