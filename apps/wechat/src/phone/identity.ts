/** Which phone this is and whose. */
export interface Identity {
  /** `A`, `B`, `C` or the till's `K`: names what it keeps. */
  phone: string
  person: string
  /** A page to open at once, with its query; null: WeChat's own screen. */
  entry: string | null
  /** The launch scene that goes with `entry`. */
  scene: number
}

const USUAL_SCENE = 1001

/** Read from the address of the frame: `?person=lin&phone=A[&entry=/pages/home/index][&scene=1011]`. */
export function readIdentity(search: string): Identity {
  const values = new URLSearchParams(search)
  const person = values.get('person') ?? 'lin'
  return {
    phone: values.get('phone') ?? 'A',
    person,
    entry: values.get('entry'),
    scene: Number(values.get('scene') ?? USUAL_SCENE),
  }
}
