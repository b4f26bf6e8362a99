/** Asks again until the answer is right; fails with the last failure when it was not within `withinMs`. */
export async function until(check: () => Promise<void>, withinMs = 60_000): Promise<void> {
  const end = Date.now() + withinMs
  for (;;) {
    try {
      return await check()
    } catch (failure) {
      if (Date.now() > end) throw failure
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }
}
