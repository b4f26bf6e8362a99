import { text } from '@passalong/contract'
import { pictureAddress } from '../network.js'
import type { Cover } from '../screen/cover.js'
import { element } from '../screen/dom.js'
import { type Api, answeringAll, CallFailure, type CallOptions } from './answer.js'

/** Pictures: out of a canvas, onto the screen, into the album. */
export function pictureApi(cover: Cover): Api {
  return {
    ...answeringAll({
      canvasToTempFilePath: async (options) => ({ tempFilePath: await fileOf(options) }),
      getImageInfo: async (options) => {
        const src = String(options['src'])
        const image = new Image()
        image.src = pictureAddress(src, '')
        await image.decode().catch(() => {
          throw new CallFailure('invalid src')
        })
        return { width: image.naturalWidth, height: image.naturalHeight, path: src, orientation: 'up', type: 'png' }
      },
      previewImage: (options) => {
        const urls = (options['urls'] ?? []) as string[]
        showPicture(cover, String(options['current'] ?? urls[0] ?? ''))
      },
      saveImageToPhotosAlbum: (options) => {
        if (!options['filePath']) throw new CallFailure('filePath is empty')
        cover.toast(text('phone.saved'), 'success', 1500, false)
      },
    }),
  }
}

async function fileOf(options: CallOptions): Promise<string> {
  const { canvas } = options
  if (!(canvas instanceof HTMLCanvasElement)) throw new CallFailure('canvas is empty')
  const x = Number(options['x'] ?? 0)
  const y = Number(options['y'] ?? 0)
  const width = Number(options['width'] ?? canvas.width - x)
  const height = Number(options['height'] ?? canvas.height - y)
  const out = document.createElement('canvas')
  out.width = Number(options['destWidth'] ?? width)
  out.height = Number(options['destHeight'] ?? height)
  out.getContext('2d')?.drawImage(canvas, x, y, width, height, 0, 0, out.width, out.height)
  const type = options['fileType'] === 'jpg' ? 'image/jpeg' : 'image/png'
  const blob = await new Promise<Blob | null>((resolve) => out.toBlob(resolve, type, Number(options['quality'] ?? 1)))
  if (!blob) throw new CallFailure('canvas is empty')
  return URL.createObjectURL(blob)
}

function showPicture(cover: Cover, address: string): void {
  const picture = element('img', { src: pictureAddress(address, ''), alt: '' })
  const view = element('div', { class: 'phone-preview', onClick: () => view.remove() }, picture)
  cover.root.append(view)
}
