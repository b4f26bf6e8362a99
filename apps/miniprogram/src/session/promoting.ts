import type { Home } from '../api/shapes.js'
import { keep, kept } from '../wechat/storage.js'

const ONLY_SHARE = 'only-share'

/** True for somebody who read the rules and chose to share without commission. */
export const sharesOnly = ({ memberNo }: Home): boolean => kept<string>(ONLY_SHARE) === memberNo

export function shareOnly({ memberNo }: Home): void {
  keep(ONLY_SHARE, memberNo)
}

/** Who has read the rules: a promoter, who declined, and who waits for the shop or was refused. */
export const hasDecided = (home: Home): boolean =>
  home.promoter || Boolean(home.promoterApplication) || sharesOnly(home)
