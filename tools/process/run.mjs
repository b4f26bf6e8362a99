import { spawn } from 'node:child_process'
import { basename } from 'node:path'

/** A command that did not end with 0; `output` holds the last lines that it wrote. */
export class CommandFailed extends Error {
  constructor(command, code, output) {
    super(`${command} ended with ${code}: ${gist(output)}`)
    this.code = code
    this.output = output
  }
}

/** The line that names the error, else the last ones. */
function gist(output) {
  const lines = output.trim().split('\n')
  return lines.find((line) => /error\b/i.test(line))?.trim() ?? lines.slice(-4).join(' / ')
}

const KEPT_CHARS = 200_000
const running = new Set()

/** Ends every command that `run` has under way: for a program that is told to stop. */
export function endRunning() {
  for (const child of running) child.kill('SIGTERM')
}

/**
 * Runs a command to its end and answers what it wrote, at most its last `keptChars`. `onLine` hears every line as it comes.
 * Throws CommandFailed when it ends with another code than 0 or cannot be started.
 */
export function run(command, args, { onLine, signal, keptChars = KEPT_CHARS, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], signal, ...options })
    running.add(child)
    let output = ''
    let errors = ''
    const hear = (chunk) => {
      if (onLine) for (const line of String(chunk).split(/[\r\n]+/)) if (line.trim()) onLine(line.trimEnd())
    }
    child.stdout.on('data', (chunk) => {
      output = (output + chunk).slice(-keptChars)
      hear(chunk)
    })
    child.stderr.on('data', (chunk) => {
      errors = (errors + chunk).slice(-keptChars)
      hear(chunk)
    })
    child.on('error', (error) => {
      running.delete(child)
      reject(new CommandFailed(command, error.code ?? 'an error', error.message))
    })
    child.on('close', (code, killedBy) => {
      running.delete(child)
      if (code === 0) resolve(output)
      else reject(new CommandFailed(nameOf(command, args), code ?? killedBy, errors || output))
    })
  })
}

/** `node migrate.js`, `apt-get update`: the program and the first thing that is not an option or a setting. */
function nameOf(command, args) {
  const first = args.find((arg) => !arg.startsWith('-') && !arg.includes('='))
  return [command, first]
    .filter(Boolean)
    .map((part) => basename(part))
    .join(' ')
}
