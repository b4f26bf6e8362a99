import path from 'node:path'
import { defineConfig } from '@tarojs/cli'

const contract = path.resolve(__dirname, '../../../packages/contract/src')
const poster = path.resolve(__dirname, '../../../packages/poster/src')
const modules = path.resolve(__dirname, '../../../node_modules')

/** What of webpack-chain is used here; Taro hands the chain over without a type. */
interface Chain {
  merge(options: Record<string, unknown>): void
}

/** Packages whose published JavaScript is newer than what WeChat takes. */
const modern = ['@noble/hashes', 'zustand', 'uqr'].map((name) => path.join(modules, name))

export default defineConfig<'webpack5'>({
  projectName: 'passalong',
  date: '2026-11-21',
  // Sizes in the style files are those of a 375 wide phone; Taro turns 1px into 2rpx.
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  plugins: [path.resolve(__dirname, 'aria-plugin.js')],
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: true },
  alias: {
    '@passalong/contract': path.join(contract, 'index.ts'),
    '@passalong/poster': path.join(poster, 'index.ts'),
  },
  mini: {
    compile: { include: [contract, poster, ...modern] },
    optimizeMainPackage: { enable: true },
    // Every class is its component's own, so that the order of the style files does not matter.
    miniCssExtractPluginOption: { ignoreOrder: true },
    webpackChain(chain: Chain) {
      // Sources are imported by the name that they have once built ('./a.js'), as Node wants it elsewhere.
      chain.merge({ resolve: { extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } } })
    },
    postcss: {
      pxtransform: { enable: true, config: {} },
      cssModules: { enable: false, config: { namingPattern: 'module', generateScopedName: '[name]__[local]' } },
    },
  },
})
