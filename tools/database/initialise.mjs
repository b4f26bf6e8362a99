import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { run } from '../process/run.mjs'
import { ownTemporary, placeFlags, SHARED_FLAGS, userFlags } from './flags.mjs'

/** Makes an empty data folder. It appears under its name only when it is whole: an interrupted try leaves none. */
export async function initialise(binary, data) {
  const unfinished = `${data}.new`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  const env = { ...process.env, ...binary.env }
  const shared = [...userFlags(), `--datadir=${unfinished}`, ownTemporary(dirname(data))]
  if (binary.kind === 'mariadb') {
    const accounts = ['--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve']
    const place = placeFlags(binary)
    await run(binary.installer, [...place, ...shared, ...accounts, '--loose-innodb-log-file-size=48M'], { env })
  } else {
    await run(binary.server, [...placeFlags(binary), ...shared, ...SHARED_FLAGS, '--initialize-insecure'], { env })
  }
  renameSync(unfinished, data)
}
