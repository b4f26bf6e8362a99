/**
 * Draws the tab bar's icons (81 × 81 PNG; WeChat takes no vectors there) into src/theme/tabs.
 * Run `node icons/draw-tab-icons.mjs` after a change of a shape and commit the pictures.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'

const SIZE = 81
const STROKE = 1.9
const COLOURS = { '': [0x6d, 0x65, 0x5c], '-on': [0xe2, 0x49, 0x2b] }

// Shapes on a 24 grid: distance functions, negative inside.
const box = (cx, cy, w, h, r) => (x, y) => {
  const dx = Math.abs(x - cx) - w / 2 + r
  const dy = Math.abs(y - cy) - h / 2 + r
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - r
}
const circle = (cx, cy, r) => (x, y) => Math.hypot(x - cx, y - cy) - r
const line =
  (...points) =>
  (x, y) => {
    let nearest = Number.POSITIVE_INFINITY
    for (let at = 0; at + 3 < points.length; at += 2) {
      const [ax, ay, bx, by] = points.slice(at, at + 4)
      const length = (bx - ax) ** 2 + (by - ay) ** 2
      const along = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
      nearest = Math.min(nearest, Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay)))
    }
    return nearest
  }
const stroke = (shape) => (x, y) => Math.abs(shape(x, y)) - STROKE / 2
const arc = (cx, cy, r, from, to) => {
  const points = []
  for (let step = 0; step <= 24; step += 1) {
    const angle = from + ((to - from) * step) / 24
    points.push(cx + r * Math.cos(angle), cy + r * Math.sin(angle))
  }
  return line(...points)
}

const icons = {
  home: [
    stroke(line(3.6, 11.2, 12, 4, 20.4, 11.2)),
    stroke(line(6, 9.6, 6, 20, 18, 20, 18, 9.6)),
    stroke(line(12, 15.4, 12, 20)),
  ],
  code: [
    stroke(box(7, 7, 7, 7, 1.6)),
    stroke(box(17, 7, 7, 7, 1.6)),
    stroke(box(7, 17, 7, 7, 1.6)),
    stroke(line(13.8, 13.8, 16.4, 13.8, 16.4, 17)),
    stroke(line(20.4, 13.8, 20.4, 20.4, 14, 20.4)),
  ],
  share: [
    stroke(circle(12, 5.8, 2.8)),
    stroke(circle(5.4, 18, 2.4)),
    stroke(circle(18.6, 18, 2.4)),
    stroke(line(10.4, 8.6, 6.8, 15.6)),
    stroke(line(13.6, 8.6, 17.2, 15.6)),
  ],
  mine: [stroke(circle(12, 7.8, 3.9)), stroke(arc(12, 21.4, 7.9, Math.PI * 1.04, Math.PI * 1.96))],
}

/** The part of a pixel that the icon covers, 0 to 1, from 4 × 4 samples. */
function coverage(shapes, column, row) {
  let inside = 0
  for (let sample = 0; sample < 16; sample += 1) {
    const x = ((column + ((sample % 4) + 0.5) / 4) / SIZE) * 24
    const y = ((row + (Math.floor(sample / 4) + 0.5) / 4) / SIZE) * 24
    if (shapes.some((shape) => shape(x, y) < 0)) inside += 1
  }
  return inside / 16
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}

function png(shapes, [red, green, blue]) {
  const rows = Buffer.alloc(SIZE * (SIZE * 4 + 1))
  for (let row = 0; row < SIZE; row += 1) {
    for (let column = 0; column < SIZE; column += 1) {
      const alpha = Math.round(coverage(shapes, column, row) * 255)
      rows.set([red, green, blue, alpha], row * (SIZE * 4 + 1) + 1 + column * 4)
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(SIZE, 0)
  header.writeUInt32BE(SIZE, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const folder = new URL('../src/theme/tabs/', import.meta.url)
mkdirSync(folder, { recursive: true })
for (const [name, shapes] of Object.entries(icons)) {
  for (const [suffix, colour] of Object.entries(COLOURS))
    writeFileSync(new URL(`${name}${suffix}.png`, folder), png(shapes, colour))
}
