/** @jest-config-loader esbuild-register */
import type { Config } from 'jest'

type Project = Exclude<NonNullable<Config['projects']>[number], string>

const swc = (moduleType: 'es6' | 'commonjs') =>
  [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true, decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
      },
      module: { type: moduleType },
      sourceMaps: 'inline',
    },
  ] as [string, Record<string, unknown>]

/** Projects written as ES modules: they run with NODE_OPTIONS=--experimental-vm-modules. */
const modules = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': swc('es6') },
  moduleNameMapper: {
    '^@passalong/poster/templates$': '<rootDir>/packages/poster/src/templates/index.ts',
    '^@passalong/(domain|contract|poster)$': '<rootDir>/packages/$1/src/index.ts',
    // A source file is imported by the name that it has once built.
    '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1.ts', '$1.tsx'],
  },
}

/** The shipped mini program runs as scripts, as on a phone: nothing of it is transformed, only the tests are. */
const scripts = {
  testEnvironment: 'jsdom',
  transform: { '/test/.+\\.tsx?$': swc('commonjs') },
}

const project = (name: string, folder: string, rest: Partial<Project>): Project => ({
  displayName: name,
  testMatch: [`<rootDir>/${folder}/**/*.spec.{ts,tsx,mjs}`],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/(apps|packages)/[^/]+/dist/', '<rootDir>/.local/'],
  ...rest,
})

const config: Config = {
  maxWorkers: 2,
  // Patience, no assertion: nothing that hangs is waited for for ever, and nothing that is slow is taken for it.
  testTimeout: 300_000,
  projects: [
    project('domain', 'packages/domain', modules),
    project('contract', 'packages/contract', modules),
    project('poster', 'packages/poster', modules),
    project('server', 'apps/server', {
      ...modules,
      moduleNameMapper: {
        ...modules.moduleNameMapper,
        '^@nestjs/throttler$': '<rootDir>/node_modules/.cache/passalong/throttler.mjs',
      },
      globalSetup: '<rootDir>/tools/jest/database-up.mjs',
      globalTeardown: '<rootDir>/tools/jest/database-down.mjs',
    }),
    project('wechat', 'apps/wechat', {
      ...modules,
      testPathIgnorePatterns: ['/node_modules/', '/dist/', '/test/phone/', '/test/story/'],
    }),
    project('tools', 'tools', modules),
    project('weapp', 'apps/miniprogram/test/weapp', { ...scripts, modulePathIgnorePatterns: ['<rootDir>/.local/'] }),
    project('phone', 'apps/wechat/test/{phone,story}', modules),
  ],
}

export default config
