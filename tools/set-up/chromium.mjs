import { existsSync } from 'node:fs'
import { findProgram } from '../database/binaries.mjs'
import { run } from '../process/run.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const PACKAGES = ['chromium', 'fonts-noto-cjk']

/** The path of an installed Chromium (CHROMIUM_PATH first); undefined when there is none. */
export function findChromium(env = process.env) {
  if (env.CHROMIUM_PATH) return existsSync(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : undefined
  for (const name of NAMES) {
    const found = findProgram(name, env.PATH)
    if (found) return found
  }
  return MAC.find((file) => existsSync(file))
}

/**
 * Chromium with Chinese glyphs for the tests on the phone: what is there, else, as root on Debian or Ubuntu, installed
 * with the package tool. Answers its path; undefined when neither works.
 */
export async function provideChromium(log = () => {}) {
  const found = findChromium()
  const complete = found && (await hasChineseGlyphs())
  const mayInstall = process.getuid?.() === 0 && findProgram('apt-get') && !process.env.CHROMIUM_PATH
  if (complete || !mayInstall) return found
  log(`installing ${PACKAGES.join(' and ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    const install = ['install', '-y', '--no-install-recommends', ...PACKAGES]
    await run('apt-get', install, { env }).catch(async () => {
      await run('apt-get', ['update'], { env })
      await run('apt-get', install, { env })
    })
  } catch (error) {
    log(error.message)
  }
  return findChromium()
}

async function hasChineseGlyphs() {
  if (process.platform !== 'linux' || !findProgram('fc-list')) return true
  return (await run('fc-list', [':lang=zh', 'family']).catch(() => 'unknown')).trim() !== ''
}
