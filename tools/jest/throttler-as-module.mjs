import { join } from 'node:path'
import { ROOT } from '../places.mjs'

/** Where jest.config.ts looks for `@nestjs/throttler`. */
const TARGET = join(ROOT, 'node_modules/.cache/passalong/throttler.mjs')
const OUTSIDE = ['@nestjs/common', '@nestjs/core', 'node:crypto', 'net', 'async_hooks']

/**
 * `@nestjs/throttler` is a script that requires Nest's modules. Node does that by itself from 20.19 on and jest cannot,
 * so for the tests the same code is wrapped as a module.
 */
export async function throttlerAsModule() {
  const { build } = await import('esbuild')
  const names = Object.keys(await import('@nestjs/throttler')).filter((name) => /^[A-Z]\w*$/i.test(name))
  const exported = names.filter((name) => name !== 'default' && name !== 'module')
  const imports = OUTSIDE.map((name, index) => `import * as outside${index} from '${name}'`)
  const table = OUTSIDE.map((name, index) => `'${name}': outside${index}`)
  await build({
    stdin: { contents: `export { ${exported.join(', ')} } from '@nestjs/throttler'`, resolveDir: ROOT },
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: OUTSIDE,
    banner: { js: `${imports.join('\n')}\nconst require = (name) => ({ ${table.join(', ')} })[name]` },
    outfile: TARGET,
    logLevel: 'error',
  })
}
