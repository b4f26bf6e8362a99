import type { PosterCut } from '../api/material-shapes.js'
import { dayOf } from '../days.js'
import { isThere, keepFile, removeFile, userFile } from '../wechat/files.js'
import { forget, keep, kept } from '../wechat/storage.js'

/** A finished poster, whole: nothing else is ever saved, shown or sent. */
export interface Poster {
  key: string
  memberNo: string
  /** The day in Shanghai whose link it carries. */
  day: string
  materialId: string
  versionId: number
  title: string
  cut: PosterCut
  /** Of its link. */
  token: string
  path: string
  widthPx: number
  heightPx: number
  /** Fields that it does without, because their pictures did not come. */
  missing: string[]
}

const POSTERS = 'posters'
const MOST = 12

const all = (): Poster[] => kept<Poster[]>(POSTERS) ?? []

/** The poster under this key, if its file is still on the phone. */
export async function keptPoster(key: string): Promise<Poster | null> {
  const known = all().find((one) => one.key === key)
  return known && (await isThere(known.path)) ? known : null
}

/**
 * The latest poster of this member, material and cut, of whichever day: better than none where there is no network. That
 * of another material would stand beside words and a card that are not its own.
 */
export async function lastPoster(memberNo: string, materialId: string, cut: PosterCut): Promise<Poster | null> {
  const isOwn = (one: Poster) => one.memberNo === memberNo && one.materialId === materialId && one.cut === cut
  const own = all().filter(isOwn)
  for (const one of own.reverse()) if (await isThere(one.path)) return one
  return null
}

/** A few letters that tell keys apart: what is drawn with another name or portrait lies in another file. */
function markOf(key: string): string {
  let mark = 0
  for (const letter of key) mark = (mark * 31 + (letter.codePointAt(0) ?? 0)) % 0x7fffffff
  return mark.toString(36)
}

/** What is of another day or another member makes room, and what shows a name or a portrait that was changed since. */
async function tidy({ key, day, memberNo, versionId, cut }: Poster): Promise<void> {
  const isSame = (one: Poster) => one.day === day && one.versionId === versionId && one.cut === cut
  const isOurs = (one: Poster) => one.memberNo === memberNo && one.day >= day && (one.key === key || !isSame(one))
  const posters = all()
  const staying = posters.filter(isOurs).slice(-MOST)
  keep(POSTERS, staying)
  for (const one of posters.filter((other) => !staying.includes(other))) await removeFile(one.path)
}

/**
 * Moves a poster's file to where it stays over the day. A phone without room for it, or a poster that lacks a picture, is
 * for this time alone: the file remains a temporary one.
 */
export async function keepPoster(poster: Poster): Promise<Poster> {
  if (poster.missing.length > 0) return poster
  const name = `poster-${poster.day}-${poster.memberNo}-${poster.versionId}-${poster.cut}-${markOf(poster.key)}.jpg`
  const others = () => all().filter(({ key }) => key !== poster.key)
  const lasting = { ...poster, path: userFile(name) }
  // Noted before it is there: a file that nobody knows of would never be tidied away.
  keep(POSTERS, [...others(), lasting])
  if (!(await keepFile(poster.path, lasting.path))) {
    keep(POSTERS, others())
    return poster
  }
  // Whoever left while the file was being moved leaves none.
  if (!all().some(({ key }) => key === poster.key)) {
    await removeFile(lasting.path)
    return poster
  }
  if (poster.day === dayOf(Date.now())) await tidy(lasting)
  return lasting
}

/** No poster of a membership stays on the phone of somebody who is no member. */
export async function forgetPosters(): Promise<void> {
  const posters = all()
  forget(POSTERS)
  for (const { path } of posters) await removeFile(path)
}
