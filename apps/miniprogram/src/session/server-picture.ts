import { fullAddress, problemOf } from '../api/request.js'
import { download } from '../wechat/files.js'
import { freshSession, session } from './session.js'

/** The server's own drawing of a poster, as a temporary file; null where it has none to give now. Never throws. */
export async function serverPicture(url: string): Promise<string | null> {
  try {
    const { token } = await session()
    const answer = await download(fullAddress(url), token)
    if ('path' in answer) return answer.path
    if (answer.status !== 401) return null
    const renewed = await download(fullAddress(url), (await freshSession()).token)
    return 'path' in renewed ? renewed.path : null
  } catch (thrown) {
    problemOf(thrown)
    return null
  }
}
