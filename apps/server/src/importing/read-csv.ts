import { open } from 'node:fs/promises'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { CsvError, parse } from 'csv-parse'
import { FileFault } from './file-fault.js'

/** A row below the header. `line` is where it ends in the file; `cells` is null when it has too many or too few. */
export interface CsvRow<Column extends string> {
  line: number
  cells: Record<Column, string> | null
}

/**
 * The rows of a CSV file, plain or gzipped (told by its first bytes), in any line ending, with or without a byte order
 * mark. Columns are found by their names in the header, in any order and case; others are left alone. Empty lines are no
 * rows. Throws FileFault: absent or unreadable file, broken gzip, a quote that never closes, no header, missing columns.
 */
export async function* readCsv<Column extends string>(
  file: string,
  columns: readonly Column[],
): AsyncGenerator<CsvRow<Column>> {
  const bytes = await openBytes(file)
  const rows = parse({ bom: true, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true })
  let header: string[] | null = null
  try {
    for await (const { record, info } of rowsOf(bytes, rows)) {
      if (header === null) header = headerOf(record, columns)
      else yield { line: info.lines, cells: cellsOf(record, header, columns) }
    }
  } catch (error) {
    throw fileFault(error, file)
  }
  if (header === null) throw new FileFault('import.file-empty', { file })
}

async function openBytes(file: string): Promise<Readable> {
  try {
    const handle = await open(file)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0)
    const bytes = handle.createReadStream({ start: 0 })
    const gzipped = bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
    // What fails on the way is thrown where the rows are read.
    return gzipped ? pipeline(bytes, createGunzip(), () => undefined) : bytes
  } catch (error) {
    throw fileFault(error, file)
  }
}

async function* rowsOf(bytes: Readable, rows: ReturnType<typeof parse>) {
  const parsed: AsyncIterable<{ record: string[]; info: { lines: number } }> = pipeline(bytes, rows, () => undefined)
  yield* parsed
}

function headerOf<Column extends string>(record: string[], columns: readonly Column[]): string[] {
  const header = record.map((name) => name.trim().toLowerCase())
  const missing = columns.filter((column) => !header.includes(column.toLowerCase()))
  if (missing.length > 0) throw new FileFault('import.columns-missing', { columns: missing.join(', ') })
  return header
}

function cellsOf<Column extends string>(
  record: string[],
  header: string[],
  columns: readonly Column[],
): Record<Column, string> | null {
  if (record.length !== header.length) return null
  const cells = columns.map((column) => [column, (record[header.indexOf(column.toLowerCase())] ?? '').trim()])
  return Object.fromEntries(cells) as Record<Column, string>
}

function fileFault(error: unknown, file: string): unknown {
  if (error instanceof CsvError)
    return new FileFault('import.file-broken-csv', { file, line: String(error['lines'] ?? '?') })
  const code = String((error as { code?: unknown }).code ?? '')
  if (code === 'ENOENT') return new FileFault('import.file-missing', { file })
  if (/^(EACCES|EPERM|EISDIR|ENOTDIR|EIO)$/.test(code)) return new FileFault('import.file-unreadable', { file })
  if (code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return new FileFault('import.file-broken-gzip', { file })
  return error
}
