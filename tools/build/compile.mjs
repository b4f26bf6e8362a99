import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join, relative } from 'node:path'
import { ROOT } from '../places.mjs'
import { filesBelow, fingerprint, readStamp, writeStamp } from './stamp.mjs'

const OPTIONS = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: true,
  swcrc: false,
  configFile: false,
}

/**
 * Compiles a workspace's src to dist: TypeScript with swc (types are tsc's work), everything else copied. `leaveOut`
 * are folders of src that have a build of their own. Does nothing when no input has changed; answers whether it worked.
 */
export async function compileWorkspace(folder, leaveOut = []) {
  const source = join(ROOT, folder, 'src')
  const own = (file) => !leaveOut.some((name) => relative(source, file).startsWith(`${name}/`))
  const files = filesBelow([join(folder, 'src')]).filter((file) => own(file) && !isTest(file))
  const inputs = fingerprint(files, JSON.stringify(OPTIONS))
  const output = join(folder, 'dist')
  const before = readStamp(folder, 'node')
  const whole = before.outputs.every((name) => existsSync(join(ROOT, output, name)))
  if (before.inputs === inputs && whole) return false
  const outputs = (await Promise.all(files.map((file) => compile(file, source, join(ROOT, output))))).flat()
  for (const name of before.outputs) if (!outputs.includes(name)) await rm(join(ROOT, output, name), { force: true })
  writeStamp(folder, 'node', { inputs, outputs })
  return true
}

const isTest = (file) => /\.spec\.tsx?$/.test(file) || file.endsWith('.d.ts')

async function compile(file, source, target) {
  const name = relative(source, file)
  await mkdir(dirname(join(target, name)), { recursive: true })
  if (!['.ts', '.tsx'].includes(extname(file))) {
    await copyFile(file, join(target, name))
    return [name]
  }
  const { transform } = await import('@swc/core')
  const script = name.replace(/\.tsx?$/, '.js')
  const { code, map } = await transform(await readFile(file, 'utf8'), { ...OPTIONS, filename: file })
  await writeFile(join(target, script), `${code}\n//# sourceMappingURL=${basename(script)}.map\n`)
  await writeFile(join(target, `${script}.map`), map)
  return [script, `${script}.map`]
}
