import { definePart, type Part, type PartBehaviour } from './define.js'

/** How WeChat names a keyboard, as the browser does. */
const KEYBOARDS: Record<string, string> = { number: 'numeric', digit: 'decimal', idcard: 'text' }

/** Without a limit of its own a field takes 140 characters. */
const USUAL_MAX_LENGTH = 140

const NAMES = [
  ...['value', 'type', 'password', 'placeholder', 'placeholderStyle', 'placeholderClass', 'disabled', 'maxlength'],
  ...['focus', 'autoFocus', 'confirmType', 'confirmHold', 'cursor', 'name', 'autoHeight', 'cursorSpacing', 'fixed'],
  ...['adjustPosition', 'holdKeyboard', 'selectionStart', 'selectionEnd', 'alwaysEmbed', 'showConfirmBar'],
  ...['disableDefaultPadding', 'cursorColor', 'autoFill', 'adjustKeyboardTo'],
]

type Field = HTMLInputElement | HTMLTextAreaElement

/** Lets through what the keyboard of `type` could type. */
function typeable(type: string, value: string): string {
  if (type === 'number') return value.replace(/\D/g, '')
  if (type === 'digit') return value.replace(/[^\d.]/g, '').replace(/(\..*)\./g, '$1')
  return value
}

function apply(part: Part, field: Field, name: string): void {
  if (name === 'value') {
    const value = part.text('value')
    // Setting an equal value would move the cursor.
    if (field.value !== value) field.value = value
  }
  if (name === 'placeholder') field.placeholder = part.text('placeholder')
  if (name === 'disabled') field.disabled = part.flag('disabled')
  if (name === 'maxlength') {
    const limit = part.number('maxlength', USUAL_MAX_LENGTH)
    if (limit < 0) field.removeAttribute('maxlength')
    else field.maxLength = limit
  }
  if (name === 'focus') queueMicrotask(() => (part.flag('focus') ? field.focus() : field.blur()))
  if (name === 'type' && field instanceof HTMLInputElement) field.inputMode = KEYBOARDS[part.text('type')] ?? 'text'
  if (name === 'password' && field instanceof HTMLInputElement) field.type = part.flag('password') ? 'password' : 'text'
  if (name === 'placeholderClass' || name === 'placeholderStyle') paintPlaceholder(part, field)
}

/** A placeholder is no element of its own here: it takes colour and weight of the class that the page names. */
function paintPlaceholder(part: Part, field: Field): void {
  requestAnimationFrame(() => {
    if (!field.isConnected) return
    const probe = document.createElement('span')
    probe.className = part.text('placeholderClass')
    probe.style.cssText = `position:absolute;visibility:hidden;${part.text('placeholderStyle')}`
    field.parentElement?.append(probe)
    const { color, fontWeight } = getComputedStyle(probe)
    const inherited = field.parentElement ? getComputedStyle(field.parentElement).color : ''
    probe.remove()
    if (color !== inherited) part.style('--placeholder', color)
    part.style('--placeholder-weight', fontWeight)
  })
}

function setUpField(part: Part): PartBehaviour {
  const field = part.host as Field
  const detail = () => ({ value: field.value, cursor: field.selectionStart ?? field.value.length })
  field.autocomplete = 'off'
  field.spellcheck = false
  field.maxLength = USUAL_MAX_LENGTH
  const fitHeight = () => {
    if (!part.flag('autoHeight')) return
    part.style('height', 'auto')
    part.style('height', `${field.scrollHeight}px`)
  }
  field.addEventListener('input', (event) => {
    if ((event as InputEvent).isComposing) return
    const value = typeable(part.text('type'), field.value)
    if (value !== field.value) field.value = value
    part.keep('value', value)
    part.emit('input', { ...detail(), keyCode: 0 })
    fitHeight()
  })
  field.addEventListener('compositionend', () => field.dispatchEvent(new Event('input')))
  field.addEventListener('focus', () => part.emit('focus', { value: field.value, height: 0 }))
  field.addEventListener('blur', () => part.emit('blur', detail()))
  field.addEventListener('keydown', (event) => {
    const { key, isComposing } = event as KeyboardEvent
    if (key !== 'Enter' || isComposing) return
    if (field instanceof HTMLTextAreaElement) return
    event.preventDefault()
    part.emit('confirm', { value: field.value })
    if (!part.flag('confirmHold')) field.blur()
  })
  return {
    changed: (name) => {
      apply(part, field, name)
      if (name === 'value') fitHeight()
    },
    attached: () => {
      if (part.flag('autoFocus')) field.focus()
      fitHeight()
    },
  }
}

export const input = definePart('input', NAMES, setUpField)
export const textarea = definePart('textarea', NAMES, setUpField)
