import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

/** What a run leaves behind and the next one finds: database, keys, stamps. PASSALONG_LOCAL names another folder. */
export const LOCAL = resolve(process.env.PASSALONG_LOCAL || join(ROOT, '.local'))
