import type { CutName, PosterValues, Template } from '@passalong/poster'
import { makePoster, type PosterJob } from './make-poster.js'

interface Properties {
  template: Template | null
  cut: CutName
  values: PosterValues | null
  pictures: Record<string, string> | null
  attempt: number
}

/** What WeChat gives a component of its own. */
interface Instance {
  properties: Properties
  data: { isOpen: boolean }
  setData(data: { isOpen: boolean }): void
  triggerEvent(name: string, detail: object): void
  /** Counts works: one that was begun before says nothing any more. */
  works?: number
  /** What the last work was about. */
  about?: string
  isAttached?: boolean
}

declare function Component(definition: object): void

function jobOf({ template, cut, values, pictures }: Properties): PosterJob | null {
  return template && values && pictures && cut in template.cuts ? { template, cut, values, pictures } : null
}

/** WeChat may set a property to what it was, in another object: that is no other order. */
const aboutOf = ({ template, cut, values, pictures, attempt }: Properties) =>
  JSON.stringify([template?.code, template?.version, cut, values, pictures, attempt])

async function work(instance: Instance): Promise<void> {
  const about = aboutOf(instance.properties)
  if (about === instance.about) return
  instance.about = about
  const mine = (instance.works ?? 0) + 1
  instance.works = mine
  const job = jobOf(instance.properties)
  if (!job) return
  if (!instance.data.isOpen) instance.setData({ isOpen: true })
  const isStopped = () => instance.works !== mine
  const progress = (done: number, of: number) => instance.triggerEvent('progress', { done, of })
  const outcome = await makePoster(instance, job, { isStopped, progress })
  if (outcome === null) return
  // Without its canvas the component costs nothing; the next work opens it anew.
  instance.setData({ isOpen: false })
  instance.triggerEvent('reason' in outcome ? 'problem' : 'drawn', outcome)
}

/**
 * Draws a poster beside the screen and hands over its file. Properties: `template`, `cut`, `values`, `pictures` (addresses
 * by field, `code` and `avatar` among them), `attempt` (another number draws again). Events: `progress {done, of}` of the
 * pictures, `drawn {path, widthPx, heightPx, missing}`, `problem {reason, field}`. What changes while it works makes it
 * begin anew; a finished work frees its canvas.
 */
Component({
  options: { styleIsolation: 'isolated' },
  properties: {
    template: { type: Object, value: null },
    cut: { type: String, value: 'tall' },
    values: { type: Object, value: null },
    pictures: { type: Object, value: null },
    attempt: { type: Number, value: 0 },
  },
  // Open from the beginning: it is put up when there is something to draw, and another turn of the screen costs time.
  data: { isOpen: true },
  observers: {
    'template, cut, values, pictures, attempt'(this: Instance) {
      if (this.isAttached) void work(this)
    },
  },
  lifetimes: {
    attached(this: Instance) {
      this.isAttached = true
      void work(this)
    },
    detached(this: Instance) {
      this.isAttached = false
      this.works = (this.works ?? 0) + 1
    },
  },
})
