const path = require('node:path')
const { components } = require('./aria.js')

/** Writes the accessibility attributes into the generated templates and tells Taro's runtime of them. */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      platform.template.mergeComponents(ctx, components)
      platform.runtimePath = [platform.runtimePath, path.resolve(__dirname, 'aria-runtime.js')].flat()
    },
  })
}
