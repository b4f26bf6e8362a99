import { ConfigFault } from './config-fault.js'

/** What a message is about; WeChat gives each mini program ids of its own for these. */
export const templateKeys = ['withdrawal-result', 'points-expiring', 'commission-released'] as const
export type TemplateKey = (typeof templateKeys)[number]

/** Reads WECHAT_TEMPLATES, `key:id,key:id`; what is not named there is never offered. Throws ConfigFault. */
export function readMessageTemplates(text = ''): Map<TemplateKey, string> {
  const found = new Map<TemplateKey, string>()
  for (const part of text.split(',').filter((one) => one.trim() !== '')) {
    const [name, id, ...rest] = part.trim().split(':')
    const key = templateKeys.find((one) => one === name)
    if (!key || !id || rest.length > 0 || !/^[\w-]{8,64}$/.test(id))
      throw new ConfigFault(
        `WECHAT_TEMPLATES must look like "key:templateId", with the keys ${templateKeys.join(', ')}.`,
      )
    found.set(key, id)
  }
  return found
}
