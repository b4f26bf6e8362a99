import { type Template } from '../template/template.js'

/** The templates that every shop has from the beginning. */
export const templates: readonly Template[] = []
