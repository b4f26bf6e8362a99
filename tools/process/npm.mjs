import { findProgram } from '../database/binaries.mjs'

/** How to run npm: the one that started us, else the one on PATH; undefined when there is none. */
export function npmCommand() {
  const script = process.env.npm_execpath
  if (script?.endsWith('.js')) return { command: process.execPath, first: [script] }
  const program = findProgram('npm')
  return program ? { command: program, first: [] } : undefined
}
