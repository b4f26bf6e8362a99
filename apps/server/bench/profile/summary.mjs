import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SHOWN = 25

/** Keeps a processor profile for a viewer and says which functions and packages the time went into. */
export function showProfile({ profile, error }, folder, log) {
  if (error) throw new Error(error)
  const file = join(folder, 'api.cpuprofile')
  writeFileSync(file, JSON.stringify(profile))
  const functions = selfTimes(profile)
  // The profiler's own start and end is called dispatch.
  const busy = functions.filter(({ name, place }) => name !== '(idle)' && !(name === 'dispatch' && place === ''))
  const total = busy.reduce((sum, { ms }) => sum + ms, 0)
  const share = (ms) => `${((ms / total) * 100).toFixed(1)} %`.padStart(7)
  log(`\nwhere the API's processor time went (${Math.round(total)} ms busy; ${file})`)
  for (const [owner, ms] of byPackage(busy)) log(`  ${share(ms)}  ${owner}`)
  log(`\nthe ${SHOWN} functions with the most time of their own`)
  for (const { name, place, ms } of busy.slice(0, SHOWN)) log(`  ${share(ms)}  ${name}  ${place}`)
}

function selfTimes({ nodes, samples, timeDeltas }) {
  const ms = new Map()
  samples.forEach((id, index) => {
    ms.set(id, (ms.get(id) ?? 0) + timeDeltas[index] / 1_000)
  })
  const functions = new Map()
  for (const { id, callFrame } of nodes) {
    const { functionName, url, lineNumber } = callFrame
    const place = placeOf(url)
    const key = `${functionName} ${place} ${lineNumber}`
    const known = functions.get(key) ?? { name: functionName || '(anonymous)', owner: ownerOf(url), ms: 0 }
    known.place = url ? `${place}:${lineNumber + 1}` : ''
    known.ms += ms.get(id) ?? 0
    functions.set(key, known)
  }
  return [...functions.values()].sort((a, b) => b.ms - a.ms)
}

function byPackage(functions) {
  const sums = new Map()
  for (const { owner, ms } of functions) sums.set(owner, (sums.get(owner) ?? 0) + ms)
  return [...sums].sort(([, a], [, b]) => b - a).filter(([, ms]) => ms >= 1)
}

const placeOf = (url) => url.replace(/^.*\/node_modules\//, '').replace(/^.*\/(apps|packages)\//, '$1/')

/** The package or room that a script belongs to. */
function ownerOf(url) {
  const installed = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)
  if (installed) return installed[1]
  const room = /\/(apps\/server)\/dist\/((?:platform\/)?[^/]+)/.exec(url) ?? /\/(packages)\/([^/]+)/.exec(url)
  if (room) return `${room[1]}: ${room[2]}`
  return url.startsWith('node:') ? 'node' : 'V8 and native code'
}
