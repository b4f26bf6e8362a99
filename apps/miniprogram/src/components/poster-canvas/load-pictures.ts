import type { Drawable } from '@passalong/poster'
import type { CanvasNode } from './canvas-node.js'

const TRIES = 3
/** A host that hangs is given up after this, each time. */
const TIMEOUT_MS = 6000
const PAUSE_MS = 300

/** One try. Whatever comes after the time is over is not heard any more. */
function once(canvas: CanvasNode, url: string): Promise<Drawable | null> {
  return new Promise((resolve) => {
    const picture = canvas.createImage()
    const end = (outcome: Drawable | null) => {
      clearTimeout(timer)
      picture.onload = null
      picture.onerror = null
      resolve(outcome)
    }
    const timer = setTimeout(() => end(null), TIMEOUT_MS)
    // A broken file may load as nothing.
    picture.onload = () => end(picture.width > 0 && picture.height > 0 ? picture : null)
    picture.onerror = () => end(null)
    picture.src = url
  })
}

async function patiently(canvas: CanvasNode, url: string, isStopped: () => boolean): Promise<Drawable | null> {
  for (let tries = 0; tries < TRIES && !isStopped(); tries += 1) {
    if (tries > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * tries))
    const picture = await once(canvas, url)
    if (picture) return picture
  }
  return null
}

export interface Loaded {
  pictures: Record<string, Drawable>
  /** The fields whose pictures did not come, in the order given. */
  missing: string[]
}

/** Loads all pictures at once, each with its own patience. Never throws. */
export async function loadPictures(
  canvas: CanvasNode,
  urls: Record<string, string>,
  { isStopped, progress }: { isStopped(): boolean; progress(done: number, of: number): void },
): Promise<Loaded> {
  const fields = Object.keys(urls)
  const pictures: Record<string, Drawable> = {}
  let done = 0
  progress(done, fields.length)
  await Promise.all(
    fields.map(async (field) => {
      const picture = await patiently(canvas, urls[field] ?? '', isStopped)
      if (picture) pictures[field] = picture
      done += 1
      if (!isStopped()) progress(done, fields.length)
    }),
  )
  return { pictures, missing: fields.filter((field) => !pictures[field]) }
}
