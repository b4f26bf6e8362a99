import { join } from 'node:path'
import { ROOT } from '../places.mjs'
import { run } from '../process/run.mjs'

const SEED = 20_261_122
const MINUTES = 2

/** Two minutes of torture, counted as one test; of a violation the whole report is printed. */
export async function tortureTest(print) {
  const args = [join(ROOT, 'tools/torture.mjs'), '--minutes', MINUTES, '--seed', SEED, '--json'].map(String)
  const lines = []
  try {
    const onLine = (line) => lines.push(line)
    const { kills, acknowledged, refused, unknown } = JSON.parse(
      await run(process.execPath, args, { cwd: ROOT, onLine }),
    )
    const done = `${acknowledged} acknowledged, ${refused} refused, ${unknown} unknown`
    print(`✓ torture: ${JSON.stringify(kills)}, ${done}, no violation`)
    return { passed: 1, failed: 0 }
  } catch (error) {
    print(`✗ torture: ${error.message}\n${lines.join('\n')}`)
    return { passed: 0, failed: 1 }
  }
}
