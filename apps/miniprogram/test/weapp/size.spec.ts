import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { DIST } from './phone'

/**
 * WeChat refuses a main package above 2 MB; what is loaded before the first picture stays far below. 640,000 was the bound
 * before posters: drawing them (25 KB) and the share tab on which they are drawn ahead cannot lie in a subpackage.
 */
const MOST_BYTES = 760_000

const files = () =>
  readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))

test('the main package is small', () => {
  const main = files().filter((file) => !file.includes(`${path.sep}subpackages${path.sep}`))
  expect(main.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(MOST_BYTES)
})
