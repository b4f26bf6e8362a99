import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { LOCAL, ROOT } from '../places.mjs'

export const PROJECTS = ['domain', 'contract', 'poster', 'server', 'wechat', 'tools', 'weapp', 'phone']

/**
 * Runs these jest projects (more arguments are passed on) and answers `{passed, failed, note}`. A file that cannot run
 * counts as one failed test, and so does a skipped one: the house skips none.
 */
export async function runJest(projects, { rest = [], env = {} } = {}) {
  const report = join(LOCAL, 'test', 'jest.json')
  mkdirSync(join(LOCAL, 'test'), { recursive: true })
  rmSync(report, { force: true })
  const args = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    join(ROOT, 'node_modules/jest/bin/jest.js'),
    '--selectProjects',
    ...projects,
    '--passWithNoTests',
    '--json',
    `--outputFile=${report}`,
    ...rest,
  ]
  const environment = { ...process.env, NODE_OPTIONS: '--experimental-vm-modules', ...env }
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'], env: environment })
  const pass = (signal) => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, pass)
  await new Promise((resolve) => child.once('close', resolve))
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, pass)
  return count(report)
}

function count(file) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    const skipped = report.numPendingTests + report.numTodoTests
    return { passed: report.numPassedTests, failed: report.numFailedTests + report.numRuntimeErrorTestSuites + skipped }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
