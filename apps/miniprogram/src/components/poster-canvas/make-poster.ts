import { type CutName, cutSizes, drawPoster, PosterFault, type PosterValues, type Template } from '@passalong/poster'
import { type CanvasNode, canvasOf, fileOf, freeCanvas, isPainted } from './canvas-node.js'
import { phoneSize, scalesOf } from './canvas-scale.js'
import { type Loaded, loadPictures } from './load-pictures.js'

/** What is drawn: `pictures` are addresses by field, the code and the avatar among them. */
export interface PosterJob {
  template: Template
  cut: CutName
  values: PosterValues
  pictures: Record<string, string>
}

/** A finished poster. `missing`: fields that the template can do without and whose pictures did not come. */
export interface Drawn {
  path: string
  widthPx: number
  heightPx: number
  missing: string[]
}

/**
 * Why there is no poster: a picture did not come (`field`), the canvas cannot be drawn on, its file cannot be written, or
 * the phone has no room for the file.
 */
export interface PosterProblem {
  reason: 'picture' | 'canvas' | 'export' | 'storage'
  field: string
}

export interface Watched {
  isStopped(): boolean
  progress(done: number, of: number): void
}

const problem = (reason: PosterProblem['reason'], field = ''): PosterProblem => ({ reason, field })

/** Draws all of it on a clean canvas, or says why not; what is half drawn never becomes a file. */
async function drawnAt(scale: number, canvas: CanvasNode, job: PosterJob, pictures: Loaded['pictures']) {
  const { width, height } = cutSizes[job.cut]
  try {
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    const pen = canvas.getContext('2d')
    if (!pen) return problem('canvas')
    drawPoster(pen, job.cut, job.template, job.values, pictures, scale)
    if (!isPainted(canvas, pen)) return problem('canvas')
  } catch (thrown) {
    return thrown instanceof PosterFault ? problem('picture', thrown.field) : problem('canvas')
  }
  const file = await fileOf(canvas)
  if ('refused' in file) return problem(file.refused)
  return { path: file.path, widthPx: canvas.width, heightPx: canvas.height }
}

/**
 * The pictures without which nothing is drawn: the code, and what an operator put on the poster, be it required or not,
 * since another picture in its place would say something else. A portrait that does not come is left out.
 */
function needed({ template, pictures }: PosterJob): Set<string> {
  const ofMember = template.fields.filter(({ from, required }) => from === 'member' && !required)
  const spared = new Set(ofMember.map(({ key }) => key))
  return new Set(Object.keys(pictures).filter((field) => field === 'code' || !spared.has(field)))
}

/**
 * Loads what is needed, draws, and writes the file. A canvas that fails at the phone's best size is tried once more at the
 * design's own. null: the work was stopped, nobody waits for it any more. The canvas holds no memory afterwards.
 */
export async function makePoster(
  component: unknown,
  job: PosterJob,
  watched: Watched,
): Promise<Drawn | PosterProblem | null> {
  const canvas = await canvasOf(component, watched.isStopped)
  if (watched.isStopped()) return null
  if (!canvas) return problem('canvas')
  const { pictures, missing } = await loadPictures(canvas, job.pictures, watched)
  if (watched.isStopped()) return null
  const needs = needed(job)
  const lacking = missing.find((field) => needs.has(field))
  if (lacking) return problem('picture', lacking)
  let outcome: Drawn | PosterProblem = problem('canvas')
  for (const scale of scalesOf(job.cut, phoneSize())) {
    const drawn = await drawnAt(scale, canvas, job, pictures)
    freeCanvas(canvas)
    outcome = 'reason' in drawn ? drawn : { ...drawn, missing }
    if (!('reason' in outcome) || outcome.reason === 'picture' || outcome.reason === 'storage') break
  }
  return watched.isStopped() ? null : outcome
}
