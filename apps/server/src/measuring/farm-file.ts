import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { FileFault } from '../importing/file-fault.js'
import { type FarmEvent, type LineFault, parseFarm } from './farm-events.js'

/** A farm file that was read: names in it are its own. */
export interface FarmFile {
  name: string
  events: FarmEvent[]
}

/** A line of a file that is no event. */
export interface FileLineFault extends LineFault {
  file: string
}

/** Reads files, plain or gzipped. Throws FileFault for one that cannot be read at all. */
export async function readFarms(paths: readonly string[]): Promise<{ files: FarmFile[]; faults: FileLineFault[] }> {
  const files: FarmFile[] = []
  const faults: FileLineFault[] = []
  for (const path of paths) {
    const farm = parseFarm(await contentOf(path))
    files.push({ name: path, events: farm.events })
    for (const fault of farm.faults) faults.push({ ...fault, file: path })
  }
  return { files, faults }
}

async function contentOf(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: { code?: string }) => {
    throw new FileFault(error.code === 'ENOENT' ? 'import.file-missing' : 'import.file-unreadable', { file: path })
  })
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString('utf8')
  try {
    return gunzipSync(bytes).toString('utf8')
  } catch {
    throw new FileFault('import.file-broken-gzip', { file: path })
  }
}

/** What a name of a file stands for outside of it: the same name in another file is something else. */
export function nameIn(place: number, kind: string, name: string): string {
  return createHash('sha256')
    .update(JSON.stringify([place, kind, name]))
    .digest('hex')
    .slice(0, 40)
}
