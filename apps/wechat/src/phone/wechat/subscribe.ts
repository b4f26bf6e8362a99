import { text } from '@passalong/contract'
import type { Cover } from '../screen/cover.js'
import { element } from '../screen/dom.js'
import { icons } from '../screen/icons.js'

export type Consent = 'accept' | 'reject'

/** WeChat's question for messages: a tick for each, all of them set at first; put away, it is a no to all. */
export function askForConsents(
  templates: { id: string; title: string }[],
  cover: Cover,
): Promise<Record<string, Consent>> {
  return new Promise((resolve) => {
    const ticked = new Map(templates.map(({ id }) => [id, true]))
    const answer = (agreed: boolean) => {
      close()
      const answers = templates.map(({ id }) => [id, agreed && ticked.get(id) ? 'accept' : 'reject'] as const)
      resolve(Object.fromEntries(answers))
    }
    const { content, close } = cover.sheet('phone-subscribe', () => answer(false))
    const tick = (id: string) => (event: MouseEvent) => {
      const isOn = !ticked.get(id)
      ticked.set(id, isOn)
      ;(event.currentTarget as HTMLElement).setAttribute('aria-checked', String(isOn))
    }
    const rows = templates.map(({ id, title }) =>
      element(
        'button',
        {
          class: 'phone-subscribe-row',
          role: 'checkbox',
          'aria-checked': 'true',
          'data-template': id,
          onClick: tick(id),
        },
        element('i', { html: icons.check }),
        element('span', {}, title),
      ),
    )
    const choice = (agreed: boolean, words: string, name: string) =>
      element(
        'button',
        { class: `phone-subscribe-${name}`, 'data-phone': `subscribe-${name}`, onClick: () => answer(agreed) },
        words,
      )
    content.append(
      element(
        'p',
        { class: 'phone-subscribe-brand' },
        element('i', { class: 'phone-mark' }, text('brand.name').slice(0, 1)),
        element('b', {}, text('brand.name')),
        text('phone.subscribe-title'),
      ),
      ...rows,
      element('p', { class: 'phone-subscribe-note' }, text('phone.subscribe-once')),
      element(
        'div',
        { class: 'phone-subscribe-choices' },
        choice(false, text('phone.subscribe-refuse'), 'refuse'),
        choice(true, text('phone.allow'), 'allow'),
      ),
    )
  })
}
