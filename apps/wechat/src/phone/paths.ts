/** `to` as the bundle's file `from` names it, without a leading slash: `./a`, `../a`, `a` are relative, `/a` is not. */
export function resolvePath(from: string, to: string): string {
  const steps = to.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of to.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}
