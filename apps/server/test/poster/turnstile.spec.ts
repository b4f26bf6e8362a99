import { Refusal } from '../../src/platform/http/refusal.js'
import { Turnstile } from '../../src/poster/turnstile.js'

const stays = () => false
const turn = () => new Promise((resolve) => setImmediate(resolve))
const codeOf = (passed: Promise<unknown>): Promise<string> =>
  passed.then(String, (error: unknown) => (error instanceof Refusal ? error.code : 'another error'))

/** Works that end when they are told to. */
function works() {
  const running: (() => void)[] = []
  const work = () => new Promise<string>((resolve) => running.push(() => resolve('done')))
  const endAll = async () => {
    for (let end = running.shift(); end; end = running.shift()) {
      end()
      await turn()
    }
  }
  return { running, work, endAll }
}

it('few are inside at once, all come to their turn, and too many are refused', async () => {
  const turnstile = new Turnstile({ inside: 2, waiting: 3 })
  const { running, work, endAll } = works()
  const all = Array.from({ length: 7 }, () => codeOf(turnstile.pass(work, stays)))
  await turn()
  expect(running).toHaveLength(2)
  await endAll()
  expect(await Promise.all(all)).toEqual(['done', 'done', 'done', 'done', 'done', 'poster-busy', 'poster-busy'])
})

it('a work that fails and somebody who left make room', async () => {
  const turnstile = new Turnstile({ inside: 1, waiting: 9 })
  const left = codeOf(turnstile.pass(works().work, () => true))
  const failed = codeOf(turnstile.pass(async () => Promise.reject(new Error('no')), stays))
  const last = codeOf(turnstile.pass(async () => 'done', stays))
  expect(await Promise.all([left, failed, last])).toEqual(['poster-busy', 'another error', 'done'])
  expect(await codeOf(turnstile.pass(async () => 'done', stays))).toBe('done')
})
