/** A line in which everybody is served in turn, however many things one of them brings; what each brings stays in its order. */
export class FairLine<Thing> {
  /** By who brought it; whose turn is next stands first. */
  private readonly brought = new Map<number, Thing[]>()

  push(who: number, thing: Thing): void {
    const own = this.brought.get(who)
    if (own) own.push(thing)
    else this.brought.set(who, [thing])
  }

  /** The next thing, undefined when there is none. */
  shift(): Thing | undefined {
    const [next] = this.brought
    if (!next) return undefined
    const [who, [thing, ...rest]] = next
    this.brought.delete(who)
    // Behind everybody else.
    if (rest.length > 0) this.brought.set(who, rest)
    return thing
  }

  /** Takes a thing out of the line; whether it was in it. */
  remove(who: number, thing: Thing): boolean {
    const own = this.brought.get(who)
    const at = own?.indexOf(thing) ?? -1
    if (!own || at < 0) return false
    own.splice(at, 1)
    if (own.length === 0) this.brought.delete(who)
    return true
  }
}
