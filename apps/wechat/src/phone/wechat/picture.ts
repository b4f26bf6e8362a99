/** How much finer than CSS pixels a picture of a screen is. */
const SCALE = 2

/**
 * A picture of this phone's screen as a camera sees it: the pixels of every canvas and picture that is really to be
 * seen, where they stand, on white.
 */
export function pictureOfScreen(): HTMLCanvasElement {
  const picture = document.createElement('canvas')
  picture.width = window.innerWidth * SCALE
  picture.height = window.innerHeight * SCALE
  const pen = picture.getContext('2d', { willReadFrequently: true })
  if (!pen) return picture
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, picture.width, picture.height)
  pen.scale(SCALE, SCALE)
  for (const drawn of document.querySelectorAll<HTMLCanvasElement | HTMLImageElement>('canvas, img')) {
    const { left, top, width, height } = drawn.getBoundingClientRect()
    if (width < 1 || height < 1 || !isSeen(drawn, left + width / 2, top + height / 2)) continue
    if (drawn instanceof HTMLImageElement && (!drawn.complete || drawn.naturalWidth === 0)) continue
    if (drawn instanceof HTMLCanvasElement && (drawn.width === 0 || drawn.height === 0)) continue
    pen.drawImage(drawn, left, top, width, height)
  }
  return picture
}

/** Whether nothing else lies over the middle of the element. */
function isSeen(drawn: Element, x: number, y: number): boolean {
  if (!drawn.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false
  const top = document.elementFromPoint(x, y)
  return top !== null && (top === drawn || top.contains(drawn) || drawn.contains(top))
}

/** A picture by its address, in its own size. */
export async function pictureOfAddress(address: string): Promise<HTMLCanvasElement> {
  const image = new Image()
  image.src = address
  await image.decode()
  const picture = document.createElement('canvas')
  picture.width = image.naturalWidth
  picture.height = image.naturalHeight
  picture.getContext('2d', { willReadFrequently: true })?.drawImage(image, 0, 0)
  return picture
}

/** The pixels of a file, as its own bytes decode. */
export async function pictureOfFile(file: Blob): Promise<HTMLCanvasElement> {
  const address = URL.createObjectURL(file)
  try {
    return await pictureOfAddress(address)
  } finally {
    URL.revokeObjectURL(address)
  }
}
