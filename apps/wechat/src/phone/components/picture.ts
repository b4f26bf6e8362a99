import { onLongPress } from '../screen/long-press.js'
import { definePart, type Part } from './define.js'

const NAMES = ['src', 'mode', 'lazyLoad', 'showMenuByLongpress', 'webp', 'fadeIn', 'ariaLabel', 'alt', 'forceHttps']

/** WeChat's fitting as the browser's; positions (top, left…) show the picture unscaled. */
const FITS: Record<string, [fit: string, position: string]> = {
  scaleToFill: ['fill', 'center'],
  aspectFit: ['contain', 'center'],
  aspectFill: ['cover', 'center'],
  widthFix: ['fill', 'center'],
  heightFix: ['fill', 'center'],
}

function fitPicture(part: Part, img: HTMLImageElement): void {
  const mode = part.text('mode', 'scaleToFill')
  const [objectFit, position] = FITS[mode] ?? ['none', mode]
  img.style.objectFit = objectFit
  img.style.objectPosition = position
  // The picture's own height (or width) wins over the one that the page gives.
  part.style('height', mode === 'widthFix' ? 'auto' : '')
  part.style('width', mode === 'heightFix' ? 'auto' : '')
  const { host } = part
  host.classList.toggle('phone-width-fix', mode === 'widthFix')
  host.classList.toggle('phone-height-fix', mode === 'heightFix')
}

const definePicture = (tag: string) =>
  definePart(tag, NAMES, (part, context) => {
    const img = document.createElement('img')
    img.draggable = false
    img.alt = ''
    img.decoding = 'async'
    // The host holds no children of the page, so that the picture stands alone in it.
    part.host.append(img)
    img.addEventListener('load', () => part.emit('load', { width: img.naturalWidth, height: img.naturalHeight }))
    img.addEventListener('error', () => part.emit('error', { errMsg: `GET ${part.text('src')} 404 (Not Found)` }))
    onLongPress(part.host, () => {
      if (!part.flag('showMenuByLongpress')) return false
      context.heldPicture(part.text('src'))
      return true
    })
    return {
      changed: (name) => {
        if (name === 'src') {
          context.showPicture(img, part.text('src'))
        }
        if (name === 'mode') fitPicture(part, img)
        if (name === 'lazyLoad' && part.flag('lazyLoad')) img.loading = 'lazy'
        if (name === 'ariaLabel' || name === 'alt') img.alt = part.text('ariaLabel', part.text('alt'))
      },
      attached: () => fitPicture(part, img),
    }
  })

export const image = definePicture('image')
export const coverImage = definePicture('cover-image')
