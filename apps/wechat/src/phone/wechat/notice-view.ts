import { text } from '@passalong/contract'
import { element } from '../screen/dom.js'
import type { ServiceNotice } from './service.js'

/** A service notice, as it lies in the list: what it is, its fields, and the way into the mini program. */
export function noticeView({ title, fields, page }: ServiceNotice, open: () => void): HTMLElement {
  const rows = fields.map(({ label, value }) =>
    element('span', { class: 'phone-notice-row' }, element('span', {}, label), element('b', {}, value)),
  )
  return element(
    'button',
    { class: 'phone-notice', 'data-page': page, onClick: open },
    element(
      'span',
      { class: 'phone-card-brand' },
      element('i', { class: 'phone-mark' }, text('brand.name').slice(0, 1)),
      text('brand.name'),
    ),
    element('span', { class: 'phone-card-title' }, title),
    ...rows,
    page === '' ? null : element('span', { class: 'phone-card-foot' }, text('phone.notice-open')),
  )
}
