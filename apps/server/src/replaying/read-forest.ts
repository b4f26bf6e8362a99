import { readCsv } from '../importing/read-csv.js'
import { type Forest } from './forest.js'
import { ForestBuilder } from './forest-builder.js'
import { COLUMNS } from './node-row.js'

/** Reads a file of forward trees, plain or gzipped. Throws FileFault when it cannot be read or lacks columns. */
export async function readForest(file: string): Promise<Forest> {
  const builder = new ForestBuilder()
  for await (const { line, cells } of readCsv(file, COLUMNS)) builder.row(line, cells)
  return builder.build()
}
