import { ALBUM_SCOPE } from '../wechat/permissions.js'
import { sharePictureByHand } from '../wechat/picture-menu.js'
import { type Api, answeringAll, CallFailure } from './answer.js'
import { pictureFile } from './files.js'
import type { WxSurroundings } from './surroundings.js'

/** The album and what the person allows of it; WeChat's own sheet for a picture, which needs no permission. */
export function albumApi({ files, hands, permissions, troubles, announce }: WxSurroundings): Api {
  return answeringAll({
    saveImageToPhotosAlbum: async ({ filePath }) => {
      const file = pictureFile(files, filePath, 'file not exists')
      await permissions.need(ALBUM_SCOPE)
      // WeChat's words differ from phone to phone here.
      if (troubles.has('storage-full')) throw new CallFailure('no space left on device')
      hands.album.add(file)
      announce('picture-saved', { sizeBytes: file.size })
    },
    showShareImageMenu: async ({ path }) => {
      const file = pictureFile(files, path, 'file not exists')
      if ((await sharePictureByHand(file, hands)) === null) throw new CallFailure('cancel')
    },
    getSetting: () => ({ authSetting: permissions.settings }),
    authorize: ({ scope }) => permissions.need(String(scope)),
    openSetting: async () => ({ authSetting: await permissions.openSettings() }),
  })
}
