import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { consentToMessages, messageTemplates } from '../api/routes.js'
import type { MessageKind } from '../api/shapes.js'
import { askForMessage } from '../wechat/subscribe.js'
import { Icon } from './icon.js'
import './remind.scss'

type Answer = 'open' | 'accepted' | 'refused' | 'missed'

/** The template's id by the time somebody taps: WeChat's question must follow the tap at once. */
function useTemplate(kind: MessageKind): string | null {
  const [templateId, setTemplateId] = useState<string | null>(null)
  useEffect(() => {
    messageTemplates()
      .then(({ templates }) => setTemplateId(templates.find(({ key }) => key === kind)?.templateId ?? null))
      // Nothing is offered then: the page says everything without messages too.
      .catch(() => setTemplateId(null))
  }, [kind])
  return templateId
}

/** Offers one message in WeChat about what this page shows. A refusal changes nothing. */
export function Remind({ kind, label }: { kind: MessageKind; label: string }) {
  const templateId = useTemplate(kind)
  const [answer, setAnswer] = useState<Answer>('open')
  if (!templateId) return null
  const ask = async () => {
    if (answer === 'accepted') return
    if (!(await askForMessage(templateId))) return setAnswer('refused')
    try {
      await consentToMessages([kind])
      setAnswer('accepted')
    } catch {
      setAnswer('missed')
    }
  }
  const accepted = answer === 'accepted'
  return (
    <View
      id={`remind-${kind}`}
      className={`remind${accepted ? ' remind--on' : ''}`}
      ariaRole={accepted ? 'text' : 'button'}
      onClick={ask}
    >
      <Icon name={accepted ? 'check' : 'bell'} size={16} />
      <Text>{answer === 'open' ? label : text(`remind.${answer}`)}</Text>
    </View>
  )
}
