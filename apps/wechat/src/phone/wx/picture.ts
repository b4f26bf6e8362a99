import { isFile, type PhoneFiles } from '../files/phone-files.js'
import { pictureOfFile } from '../wechat/picture.js'
import { previewPicture } from '../wechat/picture-menu.js'
import { type Api, answeringAll, CallFailure, type CallOptions } from './answer.js'
import type { WxSurroundings } from './surroundings.js'

/** A canvas with a longer side gives no picture, as on an iPhone. */
const LONGEST_CANVAS_PX = 4096
/** The same on a phone that has little memory for it. */
const LONGEST_SMALL_PX = 512

/** Pictures: out of a canvas, onto the screen. */
export function pictureApi({ files, pictures, troubles, hands, program }: WxSurroundings): Api {
  const route = () => program.stack.current?.address.route ?? ''
  const longestPx = () => (troubles.has('small-canvas') ? LONGEST_SMALL_PX : LONGEST_CANVAS_PX)
  const bytesOf = (source: string) =>
    pictures.bytesOf(source, route()).catch(() => {
      throw new CallFailure('invalid src')
    })
  return {
    ...answeringAll({
      canvasToTempFilePath: async (options) => ({ tempFilePath: await fileOf(options, files, longestPx()) }),
      getImageInfo: async (options) => {
        const src = String(options['src'])
        const file = await bytesOf(src)
        const { width, height } = await pictureOfFile(file).catch(() => {
          throw new CallFailure('invalid src')
        })
        const type = file.type.replace('image/', '')
        return { width, height, path: isFile(src) ? src : files.addTemporary(file), orientation: 'up', type }
      },
      previewImage: async (options) => {
        const urls = (options['urls'] ?? []) as string[]
        const source = String(options['current'] ?? urls[0] ?? '')
        previewPicture(await bytesOf(source), hands, options['showmenu'] !== false)
      },
    }),
  }
}

async function fileOf(options: CallOptions, files: PhoneFiles, longestPx: number): Promise<string> {
  const { canvas } = options
  if (!(canvas instanceof HTMLCanvasElement)) throw new CallFailure('canvas is empty')
  if (Math.max(canvas.width, canvas.height) > longestPx) throw new CallFailure('create bitmap failed')
  const x = Number(options['x'] ?? 0)
  const y = Number(options['y'] ?? 0)
  const width = Number(options['width'] ?? canvas.width - x)
  const height = Number(options['height'] ?? canvas.height - y)
  const outWidth = Number(options['destWidth'] ?? width)
  const outHeight = Number(options['destHeight'] ?? height)
  if (Math.max(outWidth, outHeight) > longestPx) throw new CallFailure('create bitmap failed')
  const isWhole = x === 0 && y === 0 && width === canvas.width && height === canvas.height
  const isItself = isWhole && outWidth === width && outHeight === height
  const out = isItself ? canvas : copyOf(canvas, [x, y, width, height], outWidth, outHeight)
  const type = options['fileType'] === 'jpg' ? 'image/jpeg' : 'image/png'
  const blob = await new Promise<Blob | null>((resolve) => out.toBlob(resolve, type, Number(options['quality'] ?? 1)))
  if (!blob) throw new CallFailure('canvas is empty')
  return files.addTemporary(blob)
}

function copyOf(canvas: HTMLCanvasElement, part: [number, number, number, number], width: number, height: number) {
  const copy = document.createElement('canvas')
  copy.width = width
  copy.height = height
  copy.getContext('2d')?.drawImage(canvas, ...part, 0, 0, width, height)
  return copy
}
