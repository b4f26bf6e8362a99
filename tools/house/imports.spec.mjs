import { existsSync, readdirSync } from 'node:fs'
import { cruise } from 'dependency-cruiser'
import { ROOT } from '../places.mjs'
import { NO_ROOMS, RULES, SERVER_FLOORS } from './rooms.mjs'

const PLACES = [
  'packages/domain/src',
  'packages/contract/src',
  'packages/poster/src',
  'apps/server/src',
  'apps/wechat/src',
  'apps/miniprogram/src',
  'tools',
]

async function violations(places, forbidden) {
  const result = await cruise(places, {
    baseDir: ROOT,
    validate: true,
    ruleSet: { forbidden },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(node_modules|/dist/)' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
      extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'default'],
    },
  })
  return result.output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
}

test('imports go the ways that the house allows, and never in a circle', async () => {
  const places = PLACES.filter((place) => existsSync(`${ROOT}/${place}`))
  expect(await violations(places, RULES)).toEqual([])
})

test('every room of the server stands on a floor', () => {
  const entries = readdirSync(`${ROOT}/apps/server/src`, { withFileTypes: true })
  const rooms = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const known = [...SERVER_FLOORS.flat(), ...NO_ROOMS]
  expect(rooms.filter((name) => !known.includes(name))).toEqual([])
})

test('the search sees imports: a rule against one that exists is broken', async () => {
  const rule = { name: 'probe', severity: 'error', from: { path: '^tools/house/imports' }, to: { path: 'rooms' } }
  expect(await violations(['tools/house'], [rule])).toEqual([
    'probe: tools/house/imports.spec.mjs → tools/house/rooms.mjs',
  ])
})
