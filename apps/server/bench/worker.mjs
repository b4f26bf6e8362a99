import { fork } from 'node:child_process'

/** A process that answers one message at a time: the load, or a bare client. */
export class Worker {
  #child

  constructor(script, args = []) {
    this.#child = fork(script, args, { serialization: 'advanced' })
  }

  get pid() {
    return this.#child.pid
  }

  /** Its answer to a message; throws what it threw. */
  ask(message) {
    return new Promise((resolve, reject) => {
      const ended = (code) => reject(new Error(`a worker of the bench ended with ${code}`))
      this.#child.once('exit', ended)
      this.#child.once('message', (answer) => {
        this.#child.off('exit', ended)
        if (answer.error) reject(new Error(answer.error))
        else resolve(answer)
      })
      this.#child.send(message)
    })
  }

  stop() {
    this.#child.disconnect()
  }
}
