import { type Template } from '../template/template.js'
import { festival } from './festival.js'
import { honour } from './honour.js'
import { join } from './join.js'

/** The templates that every shop has from the beginning. */
export const templates: readonly Template[] = [join, honour, festival]
