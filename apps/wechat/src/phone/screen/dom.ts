type Child = Node | string | null | false

interface Attributes {
  class?: string
  style?: string
  html?: string
  onClick?: (event: MouseEvent) => void
  [attribute: string]: unknown
}

/** An element with its attributes and children; `html` is for our own drawings only. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue
    if (name === 'onClick') (made as HTMLElement).addEventListener('click', value as (event: MouseEvent) => void)
    else if (name === 'html') made.innerHTML = String(value)
    else made.setAttribute(name, value === true ? '' : String(value))
  }
  made.append(...children.filter((child): child is Node | string => child !== null && child !== false))
  return made
}

/** Whether the person asks for less motion. */
export const isStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Plays an animation to its end; at once where motion is not wanted or the element is not drawn. */
export async function play(target: Element, frames: Keyframe[], durationMs: number): Promise<void> {
  if (isStill() || document.hidden) return
  try {
    await target.animate(frames, { duration: durationMs, easing: 'cubic-bezier(.25,.8,.3,1)' }).finished
  } catch {
    // Cancelled because its element was taken away: there is nothing left to show.
  }
}
