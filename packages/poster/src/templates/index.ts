import { type Template } from '../template/template.js'
import { festival } from './festival.js'
import { honour } from './honour.js'
import { join } from './join.js'
import { memberDay } from './member-day.js'
import { newStore } from './new-store.js'
import { product } from './product.js'

export * from './artwork.js'
export { lamp } from './still-lamp.js'

/** The templates that every shop has from the beginning. */
export const templates: readonly Template[] = [join, product, memberDay, newStore, honour, festival]
