/** A file of a form. */
export interface FormFile {
  filename: string
  bytes: Buffer
}

/** The file `name` of a multipart/form-data body; null when the form has none, or is none. Source: RFC 7578. */
export function formFile(contentType: string, body: Buffer, name: string): FormFile | null {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  if (!boundary) return null
  // Every delimiter follows a line break, the first one the start of the body.
  const whole = Buffer.concat([Buffer.from('\r\n'), body])
  const delimiter = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`)
  for (let at = whole.indexOf(delimiter); at >= 0; ) {
    const start = at + delimiter.length
    const end = whole.indexOf(delimiter, start)
    if (end < 0) return null
    const file = fileIn(whole.subarray(start, end), name)
    if (file) return file
    at = end
  }
  return null
}

function fileIn(part: Buffer, name: string): FormFile | null {
  const blank = part.indexOf('\r\n\r\n')
  if (blank < 0) return null
  const disposition = /^content-disposition:\s*form-data;(.*)$/im.exec(part.subarray(0, blank).toString('utf8'))?.[1]
  if (!disposition || parameter(disposition, 'name') !== name) return null
  const filename = parameter(disposition, 'filename')
  return filename === null ? null : { filename, bytes: part.subarray(blank + 4) }
}

function parameter(disposition: string, name: string): string | null {
  return new RegExp(`[;\\s]${name}="([^"]*)"`, 'i').exec(` ${disposition}`)?.[1] ?? null
}
