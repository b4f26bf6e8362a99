import { text } from '@passalong/contract'
import { localAddress } from '../network.js'
import { pictureOfAddress, pictureOfFile } from './picture.js'

/** Something that can be held before the camera. */
export interface Subject {
  id: string
  label: string
  picture: () => Promise<HTMLCanvasElement>
}

/** The sign that stands on the demo shop's counter. */
const STORE_SIGN = 'https://api.passalong.example/v1/stores/WK01/code.png'

/** So many pictures of another phone's album can be held up: the newest. */
const MOST_PHOTOS = 1

interface OtherPhone {
  phone: string
  picture: () => HTMLCanvasElement
  /** Newest first. */
  photos: () => { id: string; file: Blob }[]
}

/** The sign on the counter, the screens of the phones beside this one, and the pictures that they have saved. */
export function subjectsBeside(phone: string): Subject[] {
  const sign: Subject = {
    id: 'sign',
    label: text('phone.store-sign'),
    picture: () => pictureOfAddress(localAddress(STORE_SIGN) ?? ''),
  }
  const others = phonesBeside().filter((other) => other.phone !== phone)
  const screens = others.map(
    (other): Subject => ({
      id: other.phone,
      label: text('phone.other-phone', { phone: other.phone }),
      picture: async () => copyOf(other.picture()),
    }),
  )
  return [sign, ...screens, ...others.flatMap(photosOf)]
}

/** A saved picture, held up on its owner's screen: it is decoded from its own bytes. */
function photosOf({ phone, photos }: OtherPhone): Subject[] {
  return photos()
    .slice(0, MOST_PHOTOS)
    .map(({ id, file }) => {
      let seen: Promise<HTMLCanvasElement> | null = null
      const picture = () => {
        // A picture does not change while a camera looks at it.
        seen ??= pictureOfFile(file)
        return seen.then(copyOf)
      }
      return { id: `album:${phone}:${id}`, label: text('phone.other-album', { phone }), picture }
    })
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
