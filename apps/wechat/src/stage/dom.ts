type Child = Node | string | null

interface Properties {
  class?: string
  attributes?: Record<string, string>
  onTap?: () => void
}

/** An element of the page with its children; null children are left out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  { class: className, attributes, onTap }: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  if (className) element.className = className
  for (const [name, value] of Object.entries(attributes ?? {})) element.setAttribute(name, value)
  if (onTap) element.addEventListener('click', onTap)
  element.append(...children.filter((child) => child !== null))
  return element
}

/** An element of a drawing. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | number> = {},
  ...children: (Node | string)[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
  element.append(...children)
  return element
}
