import { text } from '@passalong/contract'
import { localAddress } from '../network.js'
import { pictureOfAddress } from './picture.js'

/** Something that can be held before the camera. */
export interface Subject {
  id: string
  label: string
  picture: () => Promise<HTMLCanvasElement>
}

/** The sign that stands on the demo shop's counter. */
const STORE_SIGN = 'https://api.passalong.example/v1/stores/WK01/code.png'

interface OtherPhone {
  phone: string
  picture: () => HTMLCanvasElement
}

/** The sign on the counter, and the screens of the phones beside this one. */
export function subjectsBeside(phone: string): Subject[] {
  const sign: Subject = {
    id: 'sign',
    label: text('phone.store-sign'),
    picture: () => pictureOfAddress(localAddress(STORE_SIGN) ?? ''),
  }
  const screens = phonesBeside()
    .filter((other) => other.phone !== phone)
    .map(
      (other): Subject => ({
        id: other.phone,
        label: text('phone.other-phone', { phone: other.phone }),
        picture: async () => copyOf(other.picture()),
      }),
    )
  return [sign, ...screens]
}

/** The other frames of the same page that hold a phone. */
function phonesBeside(): OtherPhone[] {
  const found: OtherPhone[] = []
  const { frames } = window.parent
  for (let index = 0; index < frames.length; index += 1) {
    try {
      const other = (frames[index] as Window & { passalongPhone?: OtherPhone }).passalongPhone
      if (other) found.push(other)
    } catch {
      // A frame of another origin is no phone of ours.
    }
  }
  return found.sort((a, b) => a.phone.localeCompare(b.phone))
}

/** The pixels alone, in a canvas of this frame. */
function copyOf(picture: HTMLCanvasElement): HTMLCanvasElement {
  const copy = document.createElement('canvas')
  copy.width = picture.width
  copy.height = picture.height
  copy.getContext('2d', { willReadFrequently: true })?.drawImage(picture, 0, 0)
  return copy
}
