import { keep, kept } from '../wechat/storage.js'

const APPLICATION = 'clerk-application'

/** True after this phone sent an application as a clerk; the server's answer is the session's `clerk`. */
export function applicationWaits(): boolean {
  return kept<boolean>(APPLICATION) === true
}

export function applicationSent(): void {
  keep(APPLICATION, true)
}
