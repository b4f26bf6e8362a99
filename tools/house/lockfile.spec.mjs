import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../places.mjs'

const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))

/** The places where a package at `path` may find `name`: in itself, then beside it, up to the root. */
function placesOf(path, name) {
  const parts = path.split('node_modules/')
  const levels = parts.map((_, index) => parts.slice(0, index).join('node_modules/'))
  return [path ? `${path}/` : '', ...levels.reverse()].map((base) => `${base}node_modules/${name}`)
}

// A release that was published without all of its platform bindings locks, installs here, and fails in `npm ci`.
// Taro's bindings of this release were published for Linux alone.
const UNPUBLISHED = /^@tarojs\/binding-(darwin|win32|linux-arm64)/

test('the lockfile holds everything that its packages name, for every platform', () => {
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
      .filter((name) => !UNPUBLISHED.test(name))
      .filter((name) => !placesOf(path, name).some((place) => packages[place]))
      .map((name) => `${path || 'package.json'} needs ${name}`),
  )
  expect(missing).toEqual([])
})

test('its direct dependencies are exact or stay within a major version', () => {
  const own = Object.entries(packages).filter(([path]) => !path.includes('node_modules'))
  const loose = own.flatMap(([path, { dependencies, devDependencies }]) =>
    Object.entries({ ...dependencies, ...devDependencies })
      .filter(([, range]) => !/^\^?\d+\.\d+\.\d+$/.test(range))
      .map(([name, range]) => `${path || 'package.json'}: ${name} ${range}`),
  )
  expect(loose).toEqual([])
})
