import { crc32 } from 'node:zlib'

/** The kinds of pictures that are taken; what else a file claims to be, its first bytes decide. */
export type PictureKind = 'image/png' | 'image/jpeg' | 'image/webp'

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** What a picture's own bytes say about it; sizes in pixels. */
export interface PictureHead {
  kind: PictureKind
  widthPx: number
  heightPx: number
}

/**
 * The kind and size of a whole picture, read without decoding it: a bomb costs nothing here. Null for what is no PNG, JPEG or
 * WebP, and for one that was cut off or damaged on its way.
 */
export function headOf(bytes: Buffer): PictureHead | null {
  const size = bytes.subarray(0, 8).equals(PNG)
    ? pngSize(bytes)
    : bytes[0] === 0xff && bytes[1] === 0xd8
      ? jpegSize(bytes)
      : webpSize(bytes)
  return size && size.widthPx > 0 && size.heightPx > 0 ? size : null
}

/** Walks all chunks with their checksums: the last one says that nothing is missing. */
function pngSize(bytes: Buffer): PictureHead | null {
  let head: PictureHead | null = null
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const end = at + 8 + length
    if (end + 4 > bytes.length || crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return null
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (head === null) {
      if (type !== 'IHDR' || length !== 13) return null
      head = { kind: 'image/png', widthPx: bytes.readUInt32BE(at + 8), heightPx: bytes.readUInt32BE(at + 12) }
    }
    if (type === 'IEND') return head
    at = end + 4
  }
  return null
}

/** Frame headers; not among them: Huffman tables (C4), arithmetic conditioning (CC), and an extension (C8). */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function jpegSize(bytes: Buffer): PictureHead | null {
  // Phones append things behind the end of the picture; that it has an end is what matters.
  if (bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) < 4) return null
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) at++
    else if (isFrame(marker))
      return { kind: 'image/jpeg', heightPx: bytes.readUInt16BE(at + 5), widthPx: bytes.readUInt16BE(at + 7) }
    else if (marker === 0xda) return null
    else at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}

function webpSize(bytes: Buffer): PictureHead | null {
  if (bytes.length < 30 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP')
    return null
  if (bytes.readUInt32LE(4) + 8 > bytes.length) return null
  const kind = 'image/webp'
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { kind, widthPx: bytes.readUInt16LE(26) & 0x3fff, heightPx: bytes.readUInt16LE(28) & 0x3fff }
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21)
      return { kind, widthPx: (bits & 0x3fff) + 1, heightPx: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X':
      return { kind, widthPx: bytes.readUIntLE(24, 3) + 1, heightPx: bytes.readUIntLE(27, 3) + 1 }
    default:
      return null
  }
}
