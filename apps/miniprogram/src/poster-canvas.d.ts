import type { CutName, PosterValues, Template } from '@passalong/poster'
import type { Drawn, PosterProblem } from './components/poster-canvas/make-poster.js'

/** The native component that draws posters, as React writes it. A page names it in its `usingComponents`. */
interface PosterCanvas {
  template: Template
  cut: CutName
  values: PosterValues
  pictures: Record<string, string>
  onProgress(event: { detail: { done: number; of: number } }): void
  onDrawn(event: { detail: Drawn }): void
  onProblem(event: { detail: PosterProblem }): void
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'poster-canvas': PosterCanvas & { key?: string }
    }
  }
}
