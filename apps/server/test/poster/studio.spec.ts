import { Studio, StudioFault, type StudioLimits } from '../../src/poster/render/studio.js'
import { type DrawWork } from '../../src/poster/render/work.js'

const ODD = new URL('./workers/odd-worker.mjs', import.meta.url)

const open: Studio[] = []
function aStudio(limits: Partial<StudioLimits> = {}, file = ODD): Studio {
  const studio = new Studio(file, { workers: 1, waiting: 10, workMs: 30_000, ...limits })
  open.push(studio)
  return studio
}
afterEach(async () => {
  for (const studio of open.splice(0)) await studio.onModuleDestroy()
})

/** A work for the odd worker: it does what `cut` says. */
const work = (cut: string) => ({ kind: 'draw', cut }) as unknown as DrawWork
const draw = (studio: Studio, cut = 'draw', gone?: () => boolean) => studio.run(work(cut), gone)
const reasonOf = (done: Promise<unknown>): Promise<string> =>
  done.then(
    () => 'done',
    (error: unknown) => (error instanceof StudioFault ? error.reason : String(error)),
  )

it('works that come at once are all done, each with its own answer', async () => {
  const studio = aStudio({ workers: 2, waiting: 100 })
  const done = await Promise.all(Array.from({ length: 50 }, () => draw(studio)))
  expect(new Set(done.map(({ jpeg }) => jpeg[0])).size).toBe(50)
})

it('a fault of one work leaves the worker alive', async () => {
  const studio = aStudio()
  expect(await reasonOf(draw(studio, 'fault'))).toBe('missing')
  expect(await reasonOf(draw(studio))).toBe('done')
})

it.each(['throw', 'leave'])(
  'a worker that dies (%s) takes its one work along; the next have another',
  async (death) => {
    const studio = aStudio()
    const all = [draw(studio), draw(studio, death), draw(studio), draw(studio, death), draw(studio)].map(reasonOf)
    expect(await Promise.all(all)).toEqual(['done', 'crashed', 'done', 'crashed', 'done'])
  },
)

it('a worker that hangs is replaced', async () => {
  // Long enough for the worker that comes instead to start, on a busy machine too.
  const studio = aStudio({ workMs: 5_000 })
  expect(await Promise.all([draw(studio, 'hang'), draw(studio)].map(reasonOf))).toEqual(['late', 'done'])
})

it('who finds too many waiting is refused, and those who wait are not', async () => {
  const studio = aStudio({ waiting: 3 })
  const all = Array.from({ length: 8 }, () => reasonOf(draw(studio)))
  const reasons = await Promise.all(all)
  expect(reasons.filter((reason) => reason === 'done')).toHaveLength(4)
  expect(reasons.filter((reason) => reason === 'full')).toHaveLength(4)
})

it('what nobody waits for any more is not drawn', async () => {
  const studio = aStudio()
  const [first, left, last] = [draw(studio), reasonOf(draw(studio, 'draw', () => true)), draw(studio)]
  expect(await left).toBe('gone')
  // Works are numbered when a worker gets them.
  expect([(await first).jpeg[0], (await last).jpeg[0]]).toEqual([1, 2])
})

it('a worker that had something heavy gives its memory back and another goes on', async () => {
  const studio = aStudio()
  const heavy = studio.run({ kind: 'take-in', bytes: new Uint8Array(), longestPx: 1, heavy: true })
  expect(await Promise.all([reasonOf(heavy), reasonOf(draw(studio))])).toEqual(['done', 'done'])
})

it('closing ends what runs and what waits, and takes nothing new', async () => {
  const studio = aStudio()
  const all = [draw(studio, 'hang'), draw(studio)].map(reasonOf)
  await studio.onModuleDestroy()
  expect(await Promise.all([...all, reasonOf(draw(studio))])).toEqual(['closed', 'closed', 'closed'])
})

it('a worker’s file that is not there is a fault of its works, not of the server', async () => {
  const studio = aStudio({}, new URL('./workers/nowhere.mjs', import.meta.url))
  expect(await Promise.all([draw(studio), draw(studio)].map(reasonOf))).toEqual(['crashed', 'crashed'])
})
