import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { differingFiles } from '../contract/generate.mjs'
import { LOCAL, ROOT } from '../places.mjs'
import { run } from '../process/run.mjs'

const WORKSPACES = [
  'packages/domain',
  'packages/contract',
  'packages/poster',
  'apps/server',
  'apps/wechat',
  'apps/miniprogram',
]

/** What is checked besides the tests, each counted as one: `{name, work}`, where `work` throws with what is wrong. */
export function checks() {
  const types = WORKSPACES.filter((folder) => existsSync(join(ROOT, folder, 'tsconfig.json')))
  return [
    { name: 'format and lint (biome)', work: () => tool('@biomejs/biome/bin/biome', ['check', '.']) },
    ...types.map((folder) => ({ name: `types of ${folder}`, work: () => typeCheck(folder) })),
    { name: 'the clients’ types are those of the server', work: checkContract },
  ]
}

function typeCheck(folder) {
  const notes = join(LOCAL, 'types')
  mkdirSync(notes, { recursive: true })
  const remembered = ['--incremental', '--tsBuildInfoFile', join(notes, `${folder.replace('/', '-')}.tsbuildinfo`)]
  return tool('typescript/bin/tsc', ['--noEmit', '-p', folder, ...remembered])
}

async function checkContract() {
  const differing = await differingFiles()
  if (differing.length > 0) throw new Error(`${differing.join(' and ')} differ from the server: npm run contract`)
}

function tool(script, args) {
  return run(process.execPath, [join(ROOT, 'node_modules', script), ...args], { cwd: ROOT })
}

/** Runs the checks two at a time; answers how many passed and failed and says why. */
export async function runChecks(print, list = checks()) {
  const waiting = [...list]
  const count = { passed: 0, failed: 0 }
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      try {
        await check.work()
        count.passed += 1
        print(`✓ ${check.name}`)
      } catch (error) {
        count.failed += 1
        print(`✗ ${check.name}\n${error.output ?? error.message}`)
      }
    }
  }
  await Promise.all([worker(), worker()])
  return count
}
