import { readFileSync } from 'node:fs'

const TICK_MS = 10

/** Milliseconds of processor that a process has used, all its threads together; NaN where there is no /proc. */
export function processorMs(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS
  } catch {
    return Number.NaN
  }
}

/** Resident memory of a process in megabytes; NaN where there is no /proc. */
export function memoryMb(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024
  } catch {
    return Number.NaN
  }
}

/** Runs `work` and answers what it answered, and the processor time that each of the named processes used meanwhile. */
export async function costing(pids, work) {
  const before = Object.entries(pids).map(([name, pid]) => [name, pid, processorMs(pid)])
  const answer = await work()
  const cost = Object.fromEntries(before.map(([name, pid, started]) => [name, processorMs(pid) - started]))
  return { answer, cost }
}
