import { readFileSync } from 'node:fs'
import { basename, relative } from 'node:path'
import { filesBelow } from '../build/stamp.mjs'
import { ROOT } from '../places.mjs'

const PLACES = ['packages', 'apps', 'tools', 'docs', '.github', '.ci']
const TOP = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'Dockerfile',
  'compose.yaml',
]
const MORE = ['package.json', 'package-lock.json', 'project.config.json', 'biome.json', 'jest.config.ts', '.npmrc']
const BINARY = /\.(png|jpe?g|webp|gif|ico|woff2?|ttf|gz|db)$/

/** Every text file of the repository: `{path, text}`, the path from the root. */
export function allFiles() {
  return filesBelow([...PLACES, ...TOP, ...MORE])
    .filter((file) => !BINARY.test(file) && !file.includes('/artefacts/'))
    .map((file) => ({ path: relative(ROOT, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }))
}

/** The program files among them, without what is generated. */
export function programFiles() {
  return allFiles().filter(({ path }) => /\.(ts|tsx|mjs|js)$/.test(path) && !path.includes('/generated/'))
}

export const isTest = (path) => /\.spec\.\w+$/.test(path) || /(^|\/)(test|bench)\//.test(path)

export const isMessages = (path) => basename(path).startsWith('messages.')
