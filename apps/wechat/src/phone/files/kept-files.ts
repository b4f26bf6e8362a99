const DATABASE = 'passalong-phone-files'
const STORE = 'files'
/** Behind every name of a phone's files in the database. */
const LAST = '￿'

/**
 * Files that a phone keeps when its page is loaded anew: all of them lie in memory, so that they can be read at once, and
 * what changes is written to the browser's own database behind them.
 */
export class KeptFiles {
  readonly #phone: string
  readonly #database: IDBDatabase | null
  readonly #files: Map<string, Blob>

  private constructor(phone: string, database: IDBDatabase | null, files: Map<string, Blob>) {
    this.#phone = phone
    this.#database = database
    this.#files = files
  }

  /** Reads what this phone has kept. Where the browser keeps nothing, files last as long as the page. */
  static async open(phone: string): Promise<KeptFiles> {
    try {
      const database = await openDatabase()
      const store = database.transaction(STORE, 'readonly').objectStore(STORE)
      const [names, blobs] = await Promise.all([
        answerOf(store.getAllKeys(rangeOf(phone))),
        answerOf(store.getAll(rangeOf(phone))),
      ])
      const files = names.map((name, index) => [String(name).slice(phone.length + 1), blobs[index] as Blob] as const)
      return new KeptFiles(phone, database, new Map(files))
    } catch (reason) {
      console.error('files are not kept', reason)
      return new KeptFiles(phone, null, new Map())
    }
  }

  get(name: string): Blob | undefined {
    return this.#files.get(name)
  }

  /** Names that begin so, in their order. */
  names(beginning: string): string[] {
    return [...this.#files.keys()].filter((name) => name.startsWith(beginning)).sort()
  }

  set(name: string, file: Blob): void {
    this.#files.set(name, file)
    this.#write((store) => store.put(file, `${this.#phone}:${name}`))
  }

  delete(name: string): void {
    this.#files.delete(name)
    this.#write((store) => store.delete(`${this.#phone}:${name}`))
  }

  /** Forgets all files of this phone, also in the database. */
  async clear(): Promise<void> {
    this.#files.clear()
    if (!this.#database) return
    const transaction = this.#database.transaction(STORE, 'readwrite')
    transaction.objectStore(STORE).delete(rangeOf(this.#phone))
    await endOf(transaction)
  }

  #write(change: (store: IDBObjectStore) => unknown): void {
    if (!this.#database) return
    const transaction = this.#database.transaction(STORE, 'readwrite')
    change(transaction.objectStore(STORE))
    endOf(transaction).catch((reason) => console.error('a file is not kept', reason))
  }
}

/** Forgets the files of every phone of this browser, be it open or not. */
export async function forgetAllFiles(): Promise<void> {
  const database = await openDatabase()
  const transaction = database.transaction(STORE, 'readwrite')
  transaction.objectStore(STORE).clear()
  await endOf(transaction)
  database.close()
}

const rangeOf = (phone: string) => IDBKeyRange.bound(`${phone}:`, `${phone}:${LAST}`)

function openDatabase(): Promise<IDBDatabase> {
  const asked = indexedDB.open(DATABASE, 1)
  asked.onupgradeneeded = () => asked.result.createObjectStore(STORE)
  return answerOf(asked)
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
}
