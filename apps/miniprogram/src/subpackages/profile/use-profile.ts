import { type MessageKey, text } from '@passalong/contract'
import { useState } from 'react'
import { portray, rename, unportray } from '../../api/routes.js'
import type { Home, Profile } from '../../api/shapes.js'
import { useAttempt } from '../../api/use-attempt.js'
import { homeArrived, useSession } from '../../session/store.js'
import { say } from '../../wechat/dialog.js'
import { readBytes } from '../../wechat/files.js'

/** The kind of a picture by its first bytes: what WeChat calls a file says nothing for certain. */
function kindOf(bytes: ArrayBuffer): string {
  const [first = 0] = new Uint8Array(bytes.slice(0, 1))
  if (first === 0x89) return 'image/png'
  return first === 0x52 ? 'image/webp' : 'image/jpeg'
}

/** The answer stands at once wherever the name and the portrait are shown; posters are drawn anew by it. */
function profileArrived({ nickname, avatarUrl }: Profile): void {
  const { home } = useSession.getState()
  if (home) homeArrived({ ...home, nickname, avatarUrl })
}

/** What a member changes of how they stand before friends. Whatever is refused leaves everything as it was. */
export function useProfile(home: Home) {
  const naming = useAttempt()
  const portraying = useAttempt()
  const [nickname, setNickname] = useState(home.nickname)
  const [words, setWords] = useState<string | null>(null)

  const save = async () => {
    const given = nickname.trim()
    if (given === '') return setWords(text('profile.name-empty'))
    const saved = await naming.run(async (key) => profileArrived(await rename(given, key)))
    if (saved) say(text('profile.name-saved'))
  }
  const typed = (value: string) => {
    if (value === nickname) return
    setNickname(value)
    setWords(null)
    // Another name is another request.
    naming.clear()
  }
  const put = async (act: (key: string) => Promise<Profile>, done: MessageKey) => {
    const changed = await portraying.run(async (key) => profileArrived(await act(key)))
    if (changed) say(text(done))
  }
  const chosen = async (path: string) => {
    // Another picture is another request.
    portraying.clear()
    setWords(null)
    const bytes = await readBytes(path)
    if (!bytes) return setWords(text('profile.unread'))
    await put((key) => portray(bytes, kindOf(bytes), key), 'profile.portrait-saved')
  }
  const remove = () => {
    portraying.clear()
    return put(unportray, 'profile.portrait-removed')
  }
  const problem = words ?? portraying.problem?.message ?? naming.problem?.message ?? null
  return { nickname, typed, save, chosen, remove, problem, saving: naming.busy, portraying: portraying.busy }
}
