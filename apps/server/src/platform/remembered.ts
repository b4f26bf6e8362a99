/** A bounded memory of what does not change: the oldest entries make room. */
export class Remembered<Key, Value> {
  private readonly kept = new Map<Key, Value>()

  constructor(private readonly atMost: number) {}

  get(key: Key): Value | undefined {
    return this.kept.get(key)
  }

  delete(key: Key): void {
    this.kept.delete(key)
  }

  set(key: Key, value: Value): void {
    this.kept.set(key, value)
    if (this.kept.size <= this.atMost) return
    const [oldest] = this.kept.keys()
    this.kept.delete(oldest as Key)
  }
}
