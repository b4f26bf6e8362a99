/** Asks again until the answer is right; fails with the last failure after five seconds. */
export async function until(check: () => Promise<void>): Promise<void> {
  const end = Date.now() + 5_000
  for (;;) {
    try {
      return await check()
    } catch (failure) {
      if (Date.now() > end) throw failure
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }
}
