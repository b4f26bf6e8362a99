import { useEffect, useState } from 'react'
import type { Material, PosterCut } from '../../api/material-shapes.js'
import { lastPoster, type Poster } from '../../session/poster-files.js'
import { keyOf, orderPoster, type Shown, usePosters, wishOf } from '../../session/posters.js'
import { onNetworkBack } from '../../wechat/network.js'

export interface PosterNow {
  shown: Shown
  /** What can be saved and sent: today's poster, or without a network the last one. */
  poster: Poster | null
  /** True for a poster of another day. */
  isLast: boolean
  retry(): void
}

/** A picture that is there stands on the screen within this, if nothing else is drawn meanwhile. */
const PAINTING_MS = 400
const ASKING: Shown = { state: 'asking' }

/** A material's poster in one cut: made where it is not there yet. */
export function usePoster(memberNo: string, material: Material, cut: PosterCut): PosterNow {
  const wish = wishOf(memberNo, material, cut)
  const key = keyOf(wish)
  const shown = usePosters((posters) => posters.shown[key]) ?? ASKING
  const [last, setLast] = useState<Poster | null>(null)
  const retry = () => {
    orderPoster(wish, 'tapped')
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of the wish
  useEffect(() => {
    orderPoster(wish, 'opened')
  }, [key])
  const isOffline = shown.state === 'trouble' && shown.trouble.kind === 'offline'
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    if (!isOffline) return setLast(null)
    lastPoster(memberNo, material.id, cut).then(setLast)
    return onNetworkBack(retry)
  }, [isOffline, key])
  const isThere = shown.state === 'there'
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    if (!isThere) return
    // With this one done, the other cuts are drawn ahead of a tap, too; but first this one is painted.
    const others = () => {
      for (const other of material.cuts) orderPoster(wishOf(memberNo, material, other), 'ahead')
    }
    const timer = setTimeout(others, PAINTING_MS)
    return () => clearTimeout(timer)
  }, [isThere, key])
  return { shown, poster: shown.state === 'there' ? shown.poster : last, isLast: last !== null, retry }
}
