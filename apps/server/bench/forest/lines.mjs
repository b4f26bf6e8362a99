/** Lines kept outside the heap until they are taken. */
export class Lines {
  #pieces = []
  #piece = ''

  add(line) {
    this.#piece += `${line}\n`
    if (this.#piece.length > 1 << 16) this.#close()
  }

  *take() {
    this.#close()
    for (const [at, piece] of this.#pieces.entries()) {
      this.#pieces[at] = undefined
      if (piece.length > 0) yield piece.toString('latin1', 0, piece.length - 1)
    }
  }

  #close() {
    this.#pieces.push(Buffer.from(this.#piece, 'latin1'))
    this.#piece = ''
  }
}
