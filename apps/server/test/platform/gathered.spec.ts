import { Gathered } from '../../src/platform/database/gathered.js'

/** A look-up that answers when it is told to. */
function aLookUp() {
  const calls: {
    keys: string[]
    answer: (found: ReadonlyMap<string, number>) => void
    fail: (error: Error) => void
  }[] = []
  const lookUp = (keys: string[]) =>
    new Promise<ReadonlyMap<string, number>>((answer, fail) => {
      calls.push({ keys, answer, fail })
    })
  return { calls, lookUp }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('gathered questions', () => {
  it('share a look-up, the same key once, and get their own answers', async () => {
    const { calls, lookUp } = aLookUp()
    const gathered = new Gathered(lookUp)
    const answers = Promise.all(['a', 'b', 'a', 'c'].map((key) => gathered.ask(key)))
    await turn()
    expect(calls.map(({ keys }) => keys)).toEqual([['a', 'b', 'c']])
    calls[0]?.answer(
      new Map([
        ['a', 1],
        ['c', 3],
      ]),
    )
    expect(await answers).toEqual([1, null, 1, 3])
  })

  it('that come after a look-up began are asked again, never answered by it', async () => {
    const { calls, lookUp } = aLookUp()
    const gathered = new Gathered(lookUp)
    const first = gathered.ask('a')
    await turn()
    const second = gathered.ask('a')
    await turn()
    expect(calls).toHaveLength(2)
    calls[0]?.answer(new Map([['a', 1]]))
    calls[1]?.answer(new Map())
    expect(await Promise.all([first, second])).toEqual([1, null])
  })

  it('all hear of a look-up that fails, and the next ones are asked', async () => {
    const { calls, lookUp } = aLookUp()
    const gathered = new Gathered(lookUp, 1)
    const first = gathered.ask('a')
    await turn()
    const second = gathered.ask('b')
    calls[0]?.fail(new Error('away'))
    await expect(first).rejects.toThrow('away')
    await turn()
    calls[1]?.answer(new Map([['b', 2]]))
    expect(await second).toBe(2)
  })
})
