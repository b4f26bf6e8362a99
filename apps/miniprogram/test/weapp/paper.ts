import path from 'node:path'
import { type Canvas, createCanvas, GlobalFonts, Image, type SKRSContext2D } from '@napi-rs/canvas'

/** What a host of pictures does with a request: the bytes, nothing at all, or an error. */
export type Served = Buffer | 'hangs' | 'broken'

interface Exporting {
  canvas: Canvas
  fileType: string
  quality: number
  destWidth: number
  destHeight: number
  success(answer: { tempFilePath: string }): void
  fail(reason: { errMsg: string }): void
}

interface Found {
  node: object | null
}

const modules = path.resolve(__dirname, '../../../../node_modules')

/** The fonts that posters are set in, so that what is drawn here can be compared with what a server draws. */
export function registerFonts(): void {
  if (GlobalFonts.has('Noto Sans SC')) return
  for (const weight of ['Regular', 'Bold']) {
    const file = path.join(modules, `@embedpdf/fonts-sc/fonts/NotoSansHans-${weight}.otf`)
    GlobalFonts.registerFromPath(file, 'Noto Sans SC')
  }
  GlobalFonts.registerFromPath(path.join(modules, 'twemoji-colr-font/twemoji.woff2'), 'Twemoji')
}

/** The phone's canvases and files of pictures. A canvas is one of Node's, with what WeChat's has besides. */
export class Paper {
  /** By address; any other is broken. */
  served: Record<string, Served> = {}
  /** Addresses in the order in which they were asked for. */
  readonly asked: string[] = []
  /** Files that canvases were written to, by path. */
  readonly files = new Map<string, Buffer>()
  /** The canvases given out, and the size that each had when its file was written. */
  readonly canvases: Canvas[] = []
  readonly written: { width: number; height: number; png: Buffer }[] = []
  hasCanvas = true
  /** A context that takes every stroke and shows none. */
  isBlank = false
  /** Why no file is written, for a canvas of this width. */
  refuses: (width: number) => string | null = () => null

  query(): object {
    let component: { data?: { isOpen?: boolean } } | null = null
    let selector = ''
    const query = {
      in: (given: typeof component) => {
        component = given
        return query
      },
      select: (given: string) => {
        selector = given
        return query
      },
      fields: () => query,
      exec: (done: (found: Found[]) => void) => {
        const isThere = selector === '#poster' && component?.data?.isOpen === true && this.hasCanvas
        setTimeout(() => done([{ node: isThere ? this.node() : null }]))
      },
    }
    return query
  }

  export(options: Exporting): void {
    const { canvas, quality } = options
    const { width, height } = canvas
    const refused = this.refuses(width)
    if (refused) {
      options.fail({ errMsg: `canvasToTempFilePath:fail ${refused}` })
      return
    }
    this.written.push({ width, height, png: canvas.toBuffer('image/png') })
    const tempFilePath = `wxfile://tmp_${this.files.size}.jpg`
    this.files.set(tempFilePath, canvas.toBuffer('image/jpeg', quality * 100))
    setTimeout(() => options.success({ tempFilePath }))
  }

  private node(): object {
    const canvas = createCanvas(300, 150)
    this.canvases.push(canvas)
    const pen = canvas.getContext('2d')
    return Object.assign(canvas, {
      createImage: () => this.image(),
      getContext: () => (this.isBlank ? blank(pen) : pen),
    })
  }

  private image(): Image {
    const image = new Image()
    const { served, asked } = this
    const bytes = Object.getOwnPropertyDescriptor(Image.prototype, 'src')
    return Object.defineProperty(image, 'src', {
      set: (address: string) => {
        asked.push(address)
        const answer = served[address] ?? 'broken'
        if (answer === 'broken')
          setTimeout(() => (image.onerror as ((why: unknown) => void) | null)?.(new Error('404')))
        else if (answer !== 'hangs') bytes?.set?.call(image, answer)
      },
    })
  }
}

const blank = (pen: SKRSContext2D): SKRSContext2D =>
  new Proxy(pen, {
    get: (target, name) => {
      if (name === 'getImageData') return () => ({ data: [0, 0, 0, 0] })
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
    set: (target, name, value) => Reflect.set(target, name, value),
  })
