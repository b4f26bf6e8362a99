import { text } from '@passalong/contract'
import { Input, Text, View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { useState } from 'react'
import { keepPayeeIdentity, withdrawals } from '../../../api/routes.js'
import type { Notice } from '../../../api/shapes.js'
import { useAttempt } from '../../../api/use-attempt.js'
import { useLoaded } from '../../../api/use-loaded.js'
import { ActionButton } from '../../../components/button.js'
import { Icon } from '../../../components/icon.js'
import { NoticeText } from '../../../components/sheet.js'
import { ProblemView, Skeleton } from '../../../components/state-view.js'
import { goBack } from '../../../wechat/ways.js'
import './index.scss'

function useIdentity(version: string) {
  const attempt = useAttempt()
  const [realName, setRealName] = useState('')
  const [idNo, setIdNo] = useState('')
  const [agreed, setAgreed] = useState(false)
  const [words, setWords] = useState<string | null>(null)
  const save = async () => {
    const given = { realName: realName.trim(), idNo: idNo.trim().toUpperCase(), consentVersion: version }
    if (!given.realName || !/^\d{17}[\dX]$/.test(given.idNo)) return setWords(text('identity.both'))
    if (!agreed) return setWords(text('identity.consent-first'))
    setWords(null)
    const kept = await attempt.run(async (key) => {
      await keepPayeeIdentity(given, key)
    })
    if (kept) goBack('withdraw')
  }
  const changed = (set: (value: string) => void) => (value: string) => {
    set(value)
    setWords(null)
    // Another content is another request.
    attempt.clear()
  }
  return {
    realName,
    setRealName: changed(setRealName),
    idNo,
    setIdNo: changed(setIdNo),
    agreed,
    toggle: () => setAgreed(!agreed),
    busy: attempt.busy,
    words: words ?? attempt.problem?.message ?? null,
    save,
  }
}

function Field(props: {
  id: string
  label: string
  value: string
  length: number
  kind: 'text' | 'idcard'
  onText(value: string): void
}) {
  return (
    <View className="field">
      <Text className="field__label">{props.label}</Text>
      <Input
        id={props.id}
        className="field__input"
        type={props.kind}
        value={props.value}
        maxlength={props.length}
        ariaLabel={props.label}
        onInput={({ detail }) => props.onText(detail.value)}
      />
    </View>
  )
}

function IdentityForm({ consent }: { consent: Notice }) {
  const form = useIdentity(consent.version)
  return (
    <View className="identity rise">
      <Text className="identity__title">{consent.title}</Text>
      <View className="identity__notice">
        <NoticeText notice={consent} />
      </View>
      <View className="identity__fields">
        <Field
          id="identity-name"
          label={text('identity.name')}
          kind="text"
          length={30}
          value={form.realName}
          onText={form.setRealName}
        />
        <Field
          id="identity-no"
          label={text('identity.id-no')}
          kind="idcard"
          length={18}
          value={form.idNo}
          onText={form.setIdNo}
        />
      </View>
      <View
        id="identity-consent"
        className="identity__consent"
        ariaRole="checkbox"
        ariaChecked={form.agreed}
        onClick={form.toggle}
      >
        <View className={`identity__box${form.agreed ? ' identity__box--on' : ''}`}>
          {form.agreed && <Icon name="check" size={16} />}
        </View>
        <Text>{text('identity.consent')}</Text>
      </View>
      {form.words && (
        <Text className="identity__words" ariaRole="alert">
          {form.words}
        </Text>
      )}
      <ActionButton id="identity-save" busy={form.busy} onTap={form.save}>
        {text(form.busy ? 'identity.saving' : 'identity.save')}
      </ActionButton>
    </View>
  )
}

/** Real name and ID, asked for only here, under a consent of their own. */
export default function IdentityPage() {
  const { data, problem, load } = useLoaded(withdrawals)
  useLoad(load)
  return (
    <View className="page">
      {!data && problem && <ProblemView message={problem.message} onRetry={load} />}
      {!data && !problem && <Skeleton heights={[200, 108, 54]} />}
      {data && <IdentityForm consent={data.consent} />}
    </View>
  )
}
