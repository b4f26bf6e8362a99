/**
 * A canvas that notes where letters and pictures come to lie, in pixels of the canvas. Letters are measured by their ink,
 * so that an empty part of a box counts for nothing. `mute` leaves the letters out: what is behind them remains.
 */
export function watched(sheet, { mute = false } = {}) {
  const pen = sheet.getContext('2d')
  const seen = { texts: [], pictures: [] }
  const noting = {
    fillText(text, x, y) {
      if (!mute) pen.fillText(text, x, y)
      const ink = pen.measureText(text)
      seen.texts.push({
        text,
        font: pen.font,
        colour: pen.fillStyle,
        scale: Math.hypot(pen.getTransform().a, pen.getTransform().b),
        ...placed(pen.getTransform(), {
          left: x - ink.actualBoundingBoxLeft,
          top: y - ink.actualBoundingBoxAscent,
          right: x + ink.actualBoundingBoxRight,
          bottom: y + ink.actualBoundingBoxDescent,
        }),
      })
    },
    /** The line through a price goes with it. */
    fillRect(...at) {
      const struck = seen.texts.length > 0 && pen.fillStyle === seen.texts[seen.texts.length - 1].colour
      if (!mute || !struck) pen.fillRect(...at)
    },
    drawImage(picture, ...at) {
      pen.drawImage(picture, ...at)
      const [left, top, width, height] = at.slice(-4)
      const box = placed(pen.getTransform(), { left, top, right: left + width, bottom: top + height })
      seen.pictures.push({ picture, ...box })
    },
  }
  const proxy = new Proxy(pen, {
    get(target, key) {
      if (Object.hasOwn(noting, key)) return noting[key]
      const value = target[key]
      return typeof value === 'function' ? value.bind(target) : value
    },
    set(target, key, value) {
      target[key] = value
      return true
    },
  })
  return { pen: proxy, seen }
}

/** The box around the four corners after turning and scaling. */
function placed(matrix, { left, top, right, bottom }) {
  const corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ].map(([x, y]) => [matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f])
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}

/** Whether two boxes share more than a hair. */
export function overlap(one, other, hairPx = 1) {
  return (
    one.left + hairPx < other.right &&
    other.left + hairPx < one.right &&
    one.top + hairPx < other.bottom &&
    other.top + hairPx < one.bottom
  )
}
