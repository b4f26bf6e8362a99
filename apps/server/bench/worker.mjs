import { fork } from 'node:child_process'

/** A process that answers one message at a time: the load, or a bare client. */
export class Worker {
  #child

  /** `environment` is added to what this process has. */
  constructor(script, args = [], environment = {}) {
    this.#child = fork(script, args, { serialization: 'advanced', env: { ...process.env, ...environment } })
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
    // One that was stopped with us (Ctrl-C, an end of the whole group) is gone already.
    if (this.#child.connected) this.#child.disconnect()
  }
}
