/** A message template of the mini program; its fields' names begin with their kind: `thing1`, `amount2`. */
export interface MessageTemplate {
  id: string
  /** What the API calls it in its configuration (WECHAT_TEMPLATES). */
  key: 'withdrawal-result' | 'points-expiring' | 'commission-released'
  title: string
  /** In the order in which a phone shows them. */
  fields: readonly { name: string; label: string }[]
}

/** The three templates that the mini program has applied for; their ids are the same on every run. */
export const messageTemplates: readonly MessageTemplate[] = [
  {
    id: 'Wd7hT2kQ9mXcV4pZ1sLrB8nYfJ3gUaE6oKiHtD5wNqS',
    key: 'withdrawal-result',
    title: '提现结果通知',
    fields: [
      { name: 'amount1', label: '提现金额' },
      { name: 'phrase2', label: '提现状态' },
      { name: 'time3', label: '处理时间' },
      { name: 'thing4', label: '备注' },
    ],
  },
  {
    id: 'Pe3vN8rJ5tGyC1qW6xMbA9zLkH4sFdU7oPiEuR2jTmV',
    key: 'points-expiring',
    title: '积分到期提醒',
    fields: [
      { name: 'number1', label: '即将到期积分' },
      { name: 'date2', label: '到期日期' },
      { name: 'thing3', label: '温馨提示' },
    ],
  },
  {
    id: 'Cr6yK1wB4nQzS8eX3vTgD7hMpJ9fLaR2uOiCtY5kEbN',
    key: 'commission-released',
    title: '收益到账提醒',
    fields: [
      { name: 'amount1', label: '到账金额' },
      { name: 'thing2', label: '收益来源' },
      { name: 'time3', label: '到账时间' },
    ],
  },
]

export function templateWithId(id: unknown): MessageTemplate | undefined {
  return messageTemplates.find((template) => template.id === id)
}
