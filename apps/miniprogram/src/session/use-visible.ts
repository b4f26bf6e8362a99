import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { useRef } from 'react'

/** Runs `action` when the page is shown and every `everyMs` while it stays visible; a slow run is not overtaken. */
export function useWhileVisible(action: () => Promise<void> | void, everyMs: number): void {
  const latest = useRef(action)
  latest.current = action
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  /** Counts showings: a run that began before the page was hidden does not go on beside the new one. */
  const showing = useRef(0)

  const stop = () => {
    showing.current += 1
    if (timer.current) clearTimeout(timer.current)
    timer.current = null
  }
  const turn = async (mine: number) => {
    await latest.current()
    if (showing.current === mine) timer.current = setTimeout(() => turn(mine), everyMs)
  }
  useDidShow(() => {
    stop()
    turn(showing.current)
  })
  useDidHide(stop)
  useUnload(stop)
}
