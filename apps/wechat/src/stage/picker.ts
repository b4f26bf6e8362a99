import type { Actor } from './cast.js'
import { el } from './dom.js'
import { line } from './words.js'

/** The choice of whose phone lies in a place. */
export function picker(choices: readonly Actor[], chosen: Actor, choose: (actor: Actor) => void): HTMLSelectElement {
  const options = choices.map(({ id, letter, name }) =>
    el('option', { attributes: { value: id } }, `${letter} ${name}`),
  )
  const select = el('select', { class: 'picker', attributes: { 'aria-label': line('stage.picker') } }, ...options)
  select.value = chosen.id
  select.addEventListener('change', () => {
    const actor = choices.find(({ id }) => id === select.value)
    if (actor) choose(actor)
  })
  return select
}
