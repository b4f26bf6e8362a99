import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildNode } from './build.mjs'
import { createDatabase, migrate } from './database/schema.mjs'
import { startDatabase } from './database.mjs'
import { LOCAL, ROOT } from './places.mjs'
import { endRunning } from './process/run.mjs'
import { installDependencies } from './set-up/dependencies.mjs'
import { DEMO_DATABASE, serverEnvironment } from './set-up/environment.mjs'
import { checkNode } from './set-up/node-version.mjs'

// Only the command itself writes to stdout: with --json that is one line.
const log = (line) => process.stderr.write(`${line}\n`)

/**
 * `node tools/command.mjs NAME [arguments]` runs a command of the server with everything it needs: packages, build, a
 * database server (the one that already runs, else one for as long as the command takes). Answers its exit code.
 */
async function main([name, ...args]) {
  const script = join(ROOT, 'apps/server/dist/commands', `${name}.js`)
  checkNode()
  await installDependencies({ log })
  await buildNode()
  if (!/^[\w-]+$/.test(name ?? '') || !existsSync(script)) throw new Error(`there is no command ${name}`)
  const given = process.env.DATABASE_URL
  const database = await startDatabase({ folder: join(LOCAL, 'database'), log })
  try {
    const environment = serverEnvironment(LOCAL, database.url(given ? '' : DEMO_DATABASE))
    // A database that somebody else keeps is migrated when they decide so (docs/OPERATE.md), never by looking at it.
    if (!given && !args.some((arg) => /^--(database|help)/.test(arg))) {
      await createDatabase(environment.DATABASE_URL)
      await migrate(environment)
    }
    return await runToEnd(script, args, environment)
  } finally {
    await database.stop()
  }
}

function runToEnd(script, args, environment) {
  const env = { ...process.env, ...environment }
  const child = spawn(process.execPath, ['--enable-source-maps', script, ...args], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env,
    stdio: 'inherit',
  })
  const pass = (signal) => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, pass)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, endRunning)
try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  log(error.message)
  process.exitCode = 1
}
