import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { PosterFault } from '@passalong/poster'
import { BrokenPicture } from './decoded.js'
import { Drawing } from './draw.js'
import { registerFonts } from './fonts.js'
import { takeIn } from './take-in.js'
import { type Done, type Fault, type Order, type Report, type Work } from './work.js'

/** How kind a worker is to the threads that answer requests. */
const NICENESS = 10

// On Linux a priority belongs to a thread; elsewhere this would slow the whole server down.
if (process.platform === 'linux') setPriority(0, NICENESS)
registerFonts()
const drawing = new Drawing()

parentPort?.on('message', async ({ id, work }: Order) => {
  try {
    report({ id, done: await doneOf(work) })
  } catch (error) {
    const fault = faultOf(error)
    // What nobody foresaw ends this worker; another takes its place.
    if (!fault) throw error
    report({ id, fault })
  }
})

async function doneOf(work: Work): Promise<Done> {
  return work.kind === 'draw' ? drawing.draw(work) : takeIn(work)
}

function faultOf(error: unknown): Fault | null {
  if (error instanceof PosterFault) return { reason: 'missing', says: error.message }
  if (error instanceof BrokenPicture) return { reason: 'broken', says: error.message }
  return null
}

function report(report: Report): void {
  parentPort?.postMessage(report)
}
