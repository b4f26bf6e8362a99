import { isFile, type PhoneFiles, USER_FOLDER } from '../files/phone-files.js'
import type { Troubles } from '../troubles.js'
import { type Api, answering, CallFailure, type CallOptions, failureOf } from './answer.js'

/** Files of one mini program come to no more than this. */
const LIMIT_BYTES = 200 * 1024 * 1024
/** WeChat's number for it [wx.getFileSystemManager, error codes]. */
const STORAGE_LIMIT = 1300202
const NO_FILE = 1300002

type Run = (options: CallOptions) => Record<string, unknown> | undefined

/** `wx.getFileSystemManager()`: every call later by callbacks or promise, and at once under its name with `Sync`. */
export function filesApi(files: PhoneFiles, troubles: Troubles): Api {
  const manager = managerOf(files, troubles)
  return { env: { USER_DATA_PATH: USER_FOLDER }, getFileSystemManager: () => manager }
}

/** @throws CallFailure where `more` bytes are too many for this phone */
export function needRoom(files: PhoneFiles, troubles: Troubles, more: number): void {
  if (troubles.has('storage-full') || files.sizeBytes + more > LIMIT_BYTES) {
    throw new CallFailure('the maximum size of the file storage limit is exceeded', STORAGE_LIMIT)
  }
}

/** The file at `path`. @throws CallFailure where there is none */
export function fileAt(files: PhoneFiles, path: unknown): Blob {
  const file = typeof path === 'string' ? files.read(path) : undefined
  if (!file) throw new CallFailure(`no such file or directory ${String(path)}`, NO_FILE)
  return file
}

function managerOf(files: PhoneFiles, troubles: Troubles): Api {
  const write = (path: unknown, file: Blob) => {
    if (typeof path !== 'string' || !path.startsWith(`${USER_FOLDER}/`)) {
      throw new CallFailure(`permission denied, open ${String(path)}`)
    }
    needRoom(files, troubles, file.size)
    files.write(path, file)
  }
  const calls: Record<string, { names: string[]; run: Run }> = {
    access: { names: ['path'], run: ({ path }) => void fileOrFolder(files, path) },
    unlink: { names: ['filePath'], run: ({ filePath }) => remove(files, filePath) },
    removeSavedFile: { names: ['filePath'], run: ({ filePath }) => remove(files, filePath) },
    saveFile: {
      names: ['tempFilePath', 'filePath'],
      run: ({ tempFilePath, filePath }) => {
        const file = fileAt(files, tempFilePath)
        if (filePath) write(filePath, file)
        else needRoom(files, troubles, file.size)
        const savedFilePath = filePath ? String(filePath) : files.save(file)
        // What is saved is no temporary file any more.
        files.remove(String(tempFilePath))
        return { savedFilePath }
      },
    },
    copyFile: {
      names: ['srcPath', 'destPath'],
      run: ({ srcPath, destPath }) => void write(destPath, fileAt(files, srcPath)),
    },
    writeFile: {
      names: ['filePath', 'data', 'encoding'],
      run: ({ filePath, data, encoding }) => void write(filePath, new Blob([bytesOf(data, encoding)])),
    },
    stat: {
      names: ['path'],
      run: ({ path }) => {
        const { size } = fileAt(files, path)
        return { stats: { size, mode: 33188, isFile: () => true, isDirectory: () => false } }
      },
    },
    readdir: { names: ['dirPath'], run: ({ dirPath }) => ({ files: namesIn(files, String(dirPath)) }) },
    // Folders come with their files.
    mkdir: { names: ['dirPath', 'recursive'], run: () => undefined },
  }
  return { ...managed(calls), readFile: answering('readFile', (options) => read(files, options)) }
}

/** Each of `calls` by its own name, and at once as `…Sync` with the values in the order of `names`. */
function managed(calls: Record<string, { names: string[]; run: Run }>): Api {
  const api: Api = {}
  for (const [name, { names, run }] of Object.entries(calls)) {
    api[name] = answering(name, run)
    api[`${name}Sync`] = (...values: unknown[]) => {
      const result = atOnce(`${name}Sync`, () => run(Object.fromEntries(names.map((key, at) => [key, values[at]]))))
      return name === 'saveFile' ? result?.['savedFilePath'] : (result?.['files'] ?? result?.['stats'])
    }
  }
  return api
}

function atOnce<T>(name: string, run: () => T): T {
  try {
    return run()
  } catch (reason) {
    const { errMsg, errno } = failureOf(name, reason)
    throw Object.assign(new Error(errMsg), { errMsg, errno })
  }
}

function remove(files: PhoneFiles, path: unknown): undefined {
  fileAt(files, path)
  files.remove(String(path))
}

function fileOrFolder(files: PhoneFiles, path: unknown): void {
  if (path === USER_FOLDER || files.list(`${String(path)}/`).length > 0) return
  fileAt(files, path)
}

const namesIn = (files: PhoneFiles, folder: string): string[] => [
  ...new Set(files.list(`${folder}/`).map((path) => path.slice(folder.length + 1).split('/')[0] ?? '')),
]

function bytesOf(data: unknown, encoding: unknown): BlobPart {
  if (data instanceof ArrayBuffer) return data
  const text = String(data)
  return encoding === 'base64' ? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)) : text
}

async function read(files: PhoneFiles, { filePath, encoding }: CallOptions): Promise<{ data: unknown }> {
  const file = fileAt(files, filePath)
  if (encoding === undefined) return { data: await file.arrayBuffer() }
  if (encoding !== 'base64') return { data: await file.text() }
  const letters = Array.from(new Uint8Array(await file.arrayBuffer()), (byte) => String.fromCharCode(byte))
  return { data: btoa(letters.join('')) }
}

/** A picture that a call is given: a file of this phone, else nothing. @throws CallFailure `words` where there is none */
export function pictureFile(files: PhoneFiles, path: unknown, words: string): Blob {
  const file = typeof path === 'string' && isFile(path) ? files.read(path) : undefined
  if (!file) throw new CallFailure(words)
  return file
}
