import { text } from '@passalong/contract'
import { Input, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { problemOf } from '../../../api/request.js'
import { applyAsClerk } from '../../../api/routes.js'
import { ActionButton } from '../../../components/button.js'
import { StateView } from '../../../components/state-view.js'
import { applicationSent, applicationWaits } from '../../../session/application.js'
import './index.scss'

/** Asks to be a clerk of a store; the shop decides. */
export default function ApplyPage() {
  const [storeCode, setStoreCode] = useState('')
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [sent, setSent] = useState(applicationWaits)
  const [words, setWords] = useState<string | null>(null)

  const submit = async () => {
    if (!storeCode.trim() || !name.trim()) return setWords(text('apply.both'))
    setBusy(true)
    setWords(null)
    try {
      await applyAsClerk(storeCode.trim().toUpperCase(), name.trim())
      applicationSent()
      setSent(true)
    } catch (thrown) {
      setWords(problemOf(thrown).message)
    } finally {
      setBusy(false)
    }
  }

  if (sent)
    return (
      <View className="page">
        <StateView icon="badge" title={text('apply.sent')} />
      </View>
    )
  return (
    <View className="page apply">
      <Text className="apply__note">{text('apply.note')}</Text>
      <Input
        id="apply-store"
        className="apply__input"
        value={storeCode}
        maxlength={12}
        placeholder={text('apply.store')}
        placeholderClass="apply__placeholder"
        onInput={({ detail }) => setStoreCode(detail.value)}
      />
      <Input
        id="apply-name"
        className="apply__input"
        value={name}
        maxlength={20}
        placeholder={text('apply.name')}
        placeholderClass="apply__placeholder"
        onInput={({ detail }) => setName(detail.value)}
      />
      {words && (
        <Text className="apply__words" ariaRole="alert">
          {words}
        </Text>
      )}
      <ActionButton id="apply-submit" busy={busy} onTap={submit}>
        {text('apply.submit')}
      </ActionButton>
    </View>
  )
}
