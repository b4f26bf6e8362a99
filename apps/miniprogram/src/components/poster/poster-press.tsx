import { sketchDrawn, sketchFailed, sketchProgressed, usePosters } from '../../session/posters.js'

/**
 * Draws what lies ready, one poster at a time, beside the screen. A page puts it up while it is on top: WeChat finds a
 * canvas nowhere else, and what one page had begun the next one draws anew.
 */
export function PosterPress() {
  const sketch = usePosters(({ sketches }) => sketches[0] ?? null)
  if (!sketch) return null
  return (
    <poster-canvas
      key={sketch.key}
      template={sketch.template}
      cut={sketch.order.cut}
      values={sketch.order.values}
      pictures={sketch.pictures}
      onProgress={({ detail }) => sketchProgressed(sketch, detail)}
      onDrawn={({ detail }) => sketchDrawn(sketch, detail)}
      onProblem={({ detail }) => sketchFailed(sketch, detail.reason, detail.field)}
    />
  )
}
