import { type Signal } from './signal.js'
import { cells } from './signals-cells.js'
import { circles } from './signals-circles.js'
import { people, phones } from './signals-identity.js'
import { amounts, machines } from './signals-rhythm.js'
import { straw } from './signals-straw.js'

/** Every signal there is; their weights stand in weights.ts. */
export const signals: readonly Signal[] = [
  ...people,
  ...phones,
  ...machines,
  ...amounts,
  ...circles,
  ...straw,
  ...cells,
]
