import { definePart, type Part, partAround, partsInside } from './define.js'

const FIELDS = ['input', 'textarea', 'switch', 'checkbox-group', 'radio-group', 'picker', 'slider']

/** `{name: value}` of the fields inside, as a form's submit event tells. */
export function readForm(form: Part): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const { part, kind } of partsInside(form, FIELDS)) {
    const name = part.text('name')
    if (name === '') continue
    if (kind === 'switch') values[name] = part.flag('checked')
    else if (kind === 'checkbox-group') values[name] = checkedInside(part)
    else if (kind === 'radio-group') values[name] = checkedInside(part)[0] ?? ''
    else values[name] = part.value('value') ?? ''
  }
  return values
}

export function resetForm(form: Part): void {
  for (const { part, kind } of partsInside(form, [...FIELDS, 'checkbox', 'radio'])) {
    if (kind === 'switch' || kind === 'checkbox' || kind === 'radio') part.keep('checked', false)
    else if (kind === 'input' || kind === 'textarea') part.keep('value', '')
  }
  form.emit('reset', {})
}

function checkedInside(group: Part): string[] {
  return partsInside(group, ['checkbox', 'radio'])
    .filter(({ part }) => part.flag('checked'))
    .map(({ part }) => part.text('value'))
}

export const form = definePart('form', ['reportSubmit', 'reportSubmitTimeout', 'name'], ({ host }) => {
  host.addEventListener('submit', (event) => event.preventDefault())
  return undefined
})

export const checkboxGroup = definePart('checkbox-group', ['name'], () => undefined)
export const radioGroup = definePart('radio-group', ['name'], () => undefined)

const BOX_NAMES = ['value', 'disabled', 'checked', 'color', 'name', 'ariaLabel', 'nameForGroup']

function showChecked(part: Part): void {
  part.host.setAttribute('role', part.host.localName)
  part.host.setAttribute('aria-checked', String(part.flag('checked')))
  part.style('--checked', part.text('color', '#09BB07'))
  part.host.toggleAttribute('disabled', part.flag('disabled'))
}

export const checkbox = definePart('checkbox', BOX_NAMES, (part) => {
  part.host.addEventListener('click', () => {
    if (part.flag('disabled')) return
    part.keep('checked', !part.flag('checked'))
    const group = partAround(part, ['checkbox-group'])
    group?.part.emit('change', { value: checkedInside(group.part) })
  })
  return { changed: () => showChecked(part), attached: () => showChecked(part) }
})

export const radio = definePart('radio', BOX_NAMES, (part) => {
  part.host.addEventListener('click', () => {
    if (part.flag('disabled') || part.flag('checked')) return
    const group = partAround(part, ['radio-group'])
    for (const other of group ? partsInside(group.part, ['radio']) : []) other.part.keep('checked', false)
    part.keep('checked', true)
    group?.part.emit('change', { value: part.text('value') })
  })
  return { changed: () => showChecked(part), attached: () => showChecked(part) }
})

export const toggle = definePart('switch', ['checked', 'disabled', 'type', 'color', 'name'], (part) => {
  const show = () => {
    showChecked(part)
    part.style('--checked', part.text('color', '#04BE02'))
  }
  part.host.addEventListener('click', () => {
    if (part.flag('disabled')) return
    part.keep('checked', !part.flag('checked'))
    part.emit('change', { value: part.flag('checked') })
  })
  return { changed: show, attached: show }
})

/** A tap beside the box, inside its label, is a tap on the box. */
export const label = definePart('label', ['for', 'name'], (part) => {
  const kinds = ['checkbox', 'radio', 'switch', 'button', 'input', 'textarea']
  part.host.addEventListener('click', (event) => {
    const tapped = event.target as Element
    if (tapped.closest(kinds.join(',')) || event.defaultPrevented) return
    // The browser's own idea of a label would click a second time.
    event.preventDefault()
    const named = part.text('for')
    const inside = named ? document.getElementById(named) : part.host.querySelector<HTMLElement>(kinds.join(','))
    if (inside instanceof HTMLInputElement || inside instanceof HTMLTextAreaElement) inside.focus()
    else inside?.click()
  })
  return undefined
})
