/** What a screen reader is told of an element; WeChat's names as properties of its components. */
export const SPOKEN = [
  'ariaRole',
  'ariaLabel',
  'ariaChecked',
  'ariaSelected',
  'ariaHidden',
  'ariaDisabled',
  'ariaExpanded',
]

/** WeChat's `aria-role` is the browser's `role`; the others are named alike. */
export const roleOf = (attribute: string): string => (attribute === 'aria-role' ? 'role' : attribute)

/** Puts a property of a component where the browser looks for it. */
export function speak(host: HTMLElement, property: string, value: unknown): void {
  const attribute = roleOf(property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))
  if (value === undefined || value === null || value === '') Element.prototype.removeAttribute.call(host, attribute)
  else Element.prototype.setAttribute.call(host, attribute, String(value))
}
