import { cutSizes, type Template } from '@passalong/poster'
import { create } from 'zustand'
import { orderedPoster, posterTemplate, templatePath } from '../api/material-routes.js'
import type { Material, PosterCut, PosterOrder } from '../api/material-shapes.js'
import { fullAddress, problemOf } from '../api/request.js'
import { dayOf } from '../days.js'
import { renewMaterials } from './materials.js'
import { keepPoster, keptPoster, type Poster } from './poster-files.js'
import { type Trouble, troubleOf, troubleOfDrawing } from './poster-trouble.js'
import { serverPicture } from './server-picture.js'
import { useSession } from './store.js'

/** Which poster: of a day, because a link is of a day. */
export interface Wish {
  memberNo: string
  day: string
  materialId: string
  versionId: number
  title: string
  /** What it is drawn by, as far as the phone knows. */
  template: Material['template']
  cut: PosterCut
  /** The name and the portrait on it: with another one it is another poster. */
  face: string
}

export type Shown =
  | { state: 'asking' }
  | { state: 'drawing'; done: number; of: number }
  | { state: 'there'; poster: Poster }
  | { state: 'trouble'; trouble: Trouble; tries: number; at: number }

/** What lies ready to be drawn by the canvas of whichever page is on top. */
export interface Sketch {
  key: string
  wish: Wish
  order: PosterOrder
  template: Template
  pictures: Record<string, string>
}

interface PostersState {
  shown: Record<string, Shown>
  sketches: Sketch[]
}

export const usePosters = create<PostersState>()(() => ({ shown: {}, sketches: [] }))

/** Why a poster is wanted: somebody tapped for it, its page was opened, or it is made ahead. */
export type Wanting = 'tapped' | 'opened' | 'ahead'
/** So long one that failed rests then. */
const REST_MS: Record<Wanting, number> = { tapped: 0, opened: 3000, ahead: 30_000 }
/** So often one is tried that nobody asked for. */
const TRIES_AHEAD = 3

export const wishOf = (memberNo: string, { id, versionId, title, template }: Material, cut: PosterCut): Wish => ({
  ...{ memberNo, day: dayOf(Date.now()), materialId: id, versionId, title, template, cut, face: faceNow() },
})

function faceNow(): string {
  const { home } = useSession.getState()
  return `${home?.nickname ?? ''} ${home?.avatarUrl?.split('/').pop() ?? ''}`
}

export const keyOf = ({ memberNo, day, versionId, cut, face }: Wish): string =>
  [memberNo, day, versionId, cut, face].join('|')

const show = (key: string, shown: Shown) =>
  usePosters.setState((before) => ({ shown: { ...before.shown, [key]: shown } }))

const takeOff = (key: string) =>
  usePosters.setState(({ sketches }) => ({ sketches: sketches.filter((sketch) => sketch.key !== key) }))

function inTrouble(key: string, trouble: Trouble, tries: number): void {
  takeOff(key)
  show(key, { state: 'trouble', trouble, tries: tries + 1, at: Date.now() })
  if (trouble.kind === 'over') renewMaterials(true)
}

/** By their full addresses, under which templates never change. */
const templates = new Map<string, Promise<Template>>()

function templateAt(address: string): Promise<Template> {
  const url = fullAddress(address)
  const fetched = templates.get(url) ?? posterTemplate(url)
  templates.set(url, fetched)
  fetched.catch(() => templates.delete(url))
  return fetched
}

async function ask(wish: Wish, wanting: Wanting, tries: number): Promise<void> {
  const key = keyOf(wish)
  const kept = await keptPoster(key)
  if (kept) return show(key, { state: 'there', poster: kept })
  // Fetched while the server thinks of the order, which nearly always names the same; if not, that one counts.
  templateAt(templatePath(wish.template))
  try {
    const ahead = wanting === 'ahead' ? { ahead: true } : {}
    const order = await orderedPoster({ materialId: wish.materialId, cut: wish.cut, ...ahead })
    const template = await templateAt(order.templateUrl)
    const pictures = { ...order.pictures, code: order.codeUrl }
    show(key, { state: 'drawing', done: 0, of: Object.keys(pictures).length })
    const sketch = { key, wish, order, template, pictures }
    usePosters.setState(({ sketches }) => ({ sketches: [...sketches, sketch] }))
    // The material was corrected meanwhile: its words come anew, too.
    if (order.material.versionId !== wish.versionId) renewMaterials(true)
  } catch (thrown) {
    inTrouble(key, troubleOf(problemOf(thrown)), tries)
  }
}

/**
 * Has a poster made, where it is not there or under way. Never throws: the store tells how it went. One that failed rests a
 * while, and what nobody asked for is given up after a few tries.
 */
export async function orderPoster(wish: Wish, wanting: Wanting): Promise<void> {
  const key = keyOf(wish)
  const before = usePosters.getState().shown[key]
  if (before && before.state !== 'trouble') return
  const tries = before?.tries ?? 0
  if (before && Date.now() - before.at < REST_MS[wanting]) return
  if (wanting === 'ahead' && tries >= TRIES_AHEAD) return
  show(key, { state: 'asking' })
  await ask(wish, wanting, wanting === 'ahead' ? tries : 0)
}

/** The canvas loads pictures. */
export function sketchProgressed({ key }: Sketch, { done, of }: { done: number; of: number }): void {
  show(key, { state: 'drawing', done, of })
}

interface Picture {
  path: string
  widthPx: number
  heightPx: number
  missing: string[]
}

/** The file is there, whoever drew it. */
export async function sketchDrawn({ key, wish, order }: Sketch, picture: Picture): Promise<void> {
  takeOff(key)
  const { memberNo, day, cut } = wish
  const { id: materialId, versionId, title } = order.material
  const poster = { key, memberNo, day, cut, materialId, versionId, title, token: order.token, ...picture }
  // One that is done after its member has left is kept nowhere.
  const isTheirs = useSession.getState().home?.memberNo === memberNo
  show(key, { state: 'there', poster: isTheirs ? await keepPoster(poster) : poster })
}

/** The phone drew none. Where its canvas is at fault the server draws the same. */
export async function sketchFailed(sketch: Sketch, reason: string, field: string): Promise<void> {
  const { key, order } = sketch
  takeOff(key)
  if (reason !== 'canvas' && reason !== 'export') return inTrouble(key, troubleOfDrawing(reason, field), 0)
  const path = await serverPicture(order.pictureUrl)
  const { width, height } = cutSizes[order.cut]
  if (path) await sketchDrawn(sketch, { path, widthPx: width, heightPx: height, missing: [] })
  else inTrouble(key, troubleOfDrawing('phone', ''), 0)
}
