import { definePart } from './define.js'

const NAMES = ['mode', 'range', 'rangeKey', 'value', 'disabled', 'headerText', 'name', 'start', 'end', 'fields']

/** A wheel of choices. Only the simple one (`mode="selector"`) is in this phone. */
export const picker = definePart('picker', NAMES, (part, context) => {
  const choices = (): string[] => {
    const range = part.value('range')
    const key = part.text('rangeKey')
    if (!Array.isArray(range)) return []
    return range.map((item: unknown) => String(key ? (item as Record<string, unknown>)[key] : item))
  }
  part.host.addEventListener('click', async () => {
    if (part.flag('disabled')) return
    const mode = part.text('mode', 'selector')
    if (mode !== 'selector') return context.report(new Error(`picker mode="${mode}" is not in this phone`))
    const chosen = await context.choose(choices(), part.number('value', 0))
    if (chosen === null) return part.emit('cancel', {})
    part.keep('value', chosen)
    part.emit('change', { value: chosen })
  })
  return undefined
})
