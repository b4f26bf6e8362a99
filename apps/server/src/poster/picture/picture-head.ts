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
/** What has a length behind it: no restarts, beginning or end, and nothing that a decoder reads over. */
const isSegment = (marker: number) => marker >= 0xc0 && !(marker >= 0xd0 && marker <= 0xd9)
/** A decoder goes over the whole picture for each; those that appear bit by bit on slow networks have about ten. */
const MOST_SCANS = 64
const [SCAN, END] = [0xda, 0xd9]

/**
 * Walks from segment to segment as a decoder does, to the end of the picture: nothing may be hidden from the one that the other
 * finds. Phones append things behind the end.
 */
function jpegSize(bytes: Buffer): PictureHead | null {
  let head: PictureHead | null = null
  let scans = 0
  for (let at = 2; at + 1 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === END) return scans > 0 ? head : null
    if (!isSegment(marker) || at + 10 > bytes.length || bytes.readUInt16BE(at + 2) < 2) return null
    if (isFrame(marker)) {
      if (head) return null
      head = { kind: 'image/jpeg', heightPx: bytes.readUInt16BE(at + 5), widthPx: bytes.readUInt16BE(at + 7) }
    }
    if (marker === SCAN && (!head || ++scans > MOST_SCANS)) return null
    at += 2 + bytes.readUInt16BE(at + 2)
    if (marker === SCAN) at = endOfScan(bytes, at)
  }
  return null
}

/** Where the next marker begins behind a scan's data, in which 00 and restarts follow FF. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next === END || (isSegment(next) && next !== 0xff)) return at
  }
  return bytes.length
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
