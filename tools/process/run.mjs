import { spawn } from 'node:child_process'

/** A command that did not end with 0; `output` holds the last lines that it wrote. */
export class CommandFailed extends Error {
  constructor(command, code, output) {
    super(`${command} ended with ${code}: ${output.trim().split('\n').slice(-4).join(' / ')}`)
    this.code = code
    this.output = output
  }
}

const KEPT_CHARS = 200_000

/**
 * Runs a command to its end and answers what it wrote. `onLine` hears every line as it comes.
 * Throws CommandFailed when it ends with another code than 0 or cannot be started.
 */
export function run(command, args, { onLine, signal, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], signal, ...options })
    let output = ''
    let errors = ''
    const hear = (chunk) => {
      if (onLine) for (const line of String(chunk).split(/[\r\n]+/)) if (line.trim()) onLine(line.trimEnd())
    }
    child.stdout.on('data', (chunk) => {
      output = (output + chunk).slice(-KEPT_CHARS)
      hear(chunk)
    })
    child.stderr.on('data', (chunk) => {
      errors = (errors + chunk).slice(-KEPT_CHARS)
      hear(chunk)
    })
    child.on('error', (error) => reject(new CommandFailed(command, error.code ?? 'an error', error.message)))
    child.on('close', (code, killedBy) => {
      if (code === 0) resolve(output)
      else reject(new CommandFailed(`${command} ${args[0] ?? ''}`.trim(), code ?? killedBy, errors || output))
    })
  })
}
