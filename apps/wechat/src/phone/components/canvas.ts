import { definePart } from './define.js'

/** `<canvas type="2d">`: its node is the browser's own canvas; the old drawing interface is not in this phone. */
export const canvas = definePart('canvas', ['type', 'canvasId', 'disableScroll', 'hidpi'], (part, context) => {
  return {
    attached: () => {
      if (part.text('type') !== '2d') context.report(new Error('canvas without type="2d" is not in this phone'))
    },
  }
})
