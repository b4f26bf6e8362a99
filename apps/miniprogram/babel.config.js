// biome-ignore lint/style/noCommonJs: Babel reads its configuration as CommonJS here.
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]],
}
