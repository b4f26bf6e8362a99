import { text } from '@passalong/contract'
import { Input, Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { ActionButton } from '../../components/button.js'
import { Icon } from '../../components/icon.js'
import { NoticeText, Sheet } from '../../components/sheet.js'
import { SinglePage } from '../../components/single-page.js'
import { ProblemView, Skeleton, StateView } from '../../components/state-view.js'
import { Still } from '../../components/still.js'
import { isSinglePage } from '../../wechat/entrance.js'
import { goOnTo } from '../../wechat/ways.js'
import { entryOf } from './entry.js'
import { useJoin, type Welcome } from './use-join.js'
import './index.scss'

function headline({ visit, store }: Welcome): { title: string; note: string | null } {
  if (visit && !visit.own) return { title: text('join.from', { name: visit.sharer.maskedName }), note: null }
  if (store) return { title: text('join.headline'), note: text('join.at-store', { store: store.name }) }
  return { title: text('join.headline'), note: null }
}

/** A store's name where the shop's own stands above it already. */
const branchOf = (storeName: string) => storeName.replace(`${text('brand.name')} `, '')

/** The welcome gift of the store at hand, or of the store that the card comes from. */
function giftOf(visit: Welcome['visit'], store: Welcome['store']): { title: string; note: string } | null {
  if (store) return { title: store.gift.title, note: text('join.gift-note', { days: store.gift.validDays }) }
  if (!visit?.gift || visit.storeName === null) return null
  const { title, validDays: days } = visit.gift
  return { title, note: text('join.gift-at', { days, store: branchOf(visit.storeName) }) }
}

/** What joining brings: the store's gift as a ticket, and what every member has. */
function Benefits({ visit, store }: Welcome) {
  const gift = giftOf(visit, store)
  return (
    <View className="benefits">
      {gift && (
        <View className="gift">
          <View className="gift__icon">
            <Icon name="bag" size={28} />
          </View>
          <View>
            <Text className="gift__title">{gift.title} × 1</Text>
            <Text className="gift__note">{gift.note}</Text>
          </View>
        </View>
      )}
      {(['join.benefit-points', 'join.benefit-code', 'join.benefit-free'] as const).map((key) => (
        <View key={key} className="benefits__line">
          <Icon name="check" size={16} />
          <Text>{text(key)}</Text>
        </View>
      ))}
    </View>
  )
}

function Consent({ ticked, onTick, onRead }: { ticked: boolean; onTick(): void; onRead(): void }) {
  return (
    <View className="consent">
      <View id="join-consent" className="consent__tick" ariaRole="checkbox" ariaChecked={ticked} onClick={onTick}>
        <View className={`consent__box${ticked ? ' consent__box--on' : ''}`}>
          {ticked && <Icon name="check" size={14} />}
        </View>
        <Text>{text('join.consent')}</Text>
      </View>
      <Text id="join-notice" className="consent__link" ariaRole="link" onClick={onRead}>
        {text('join.notice')}
      </Text>
    </View>
  )
}

/** Somebody who bought here before the shop had this mini program brings the code that the shop gave them. */
function Claim({ code, onCode }: { code: string; onCode(code: string): void }) {
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <View id="join-claim-open" className="join__claim" ariaRole="button" onClick={() => setOpen(true)}>
        <Text>{text('join.claim-open')}</Text>
      </View>
    )
  return (
    <Input
      id="join-claim"
      className="join__nickname"
      maxlength={16}
      focus
      value={code}
      placeholder={text('join.claim')}
      placeholderClass="join__placeholder"
      onInput={({ detail }) => onCode(detail.value)}
    />
  )
}

function JoinForm({ flow, welcome }: { flow: ReturnType<typeof useJoin>; welcome: Welcome }) {
  const [reading, setReading] = useState(false)
  const { title, note } = headline(welcome)
  return (
    <View className="join rise">
      <Still height={190} />
      <Text className="join__brand">{text('brand.name')}</Text>
      <Text className="join__title">{title}</Text>
      {note && <Text className="join__note">{note}</Text>}
      {welcome.entryProblem && <Text className="join__entry-problem">{welcome.entryProblem.message}</Text>}
      <Benefits {...welcome} />
      <Input
        id="join-nickname"
        className="join__nickname"
        type="nickname"
        maxlength={60}
        value={flow.nickname}
        placeholder={text('join.nickname')}
        placeholderClass="join__placeholder"
        onInput={({ detail }) => flow.setNickname(detail.value)}
        onBlur={({ detail }) => flow.setNickname(detail.value)}
      />
      <Claim code={flow.claimCode} onCode={flow.setClaimCode} />
      <Consent
        ticked={flow.consented}
        onTick={() => flow.setConsented(!flow.consented)}
        onRead={() => setReading(true)}
      />
      {flow.refusal && (
        <Text className="join__refusal" ariaRole="alert">
          {flow.refusal}
        </Text>
      )}
      <ActionButton id="join-submit" busy={flow.busy} onTap={flow.submit}>
        {text(flow.busy ? 'join.under-way' : 'join.submit')}
      </ActionButton>
      {reading && (
        <Sheet title={welcome.notice.title} onClose={() => setReading(false)}>
          <NoticeText notice={welcome.notice} />
        </Sheet>
      )}
    </View>
  )
}

/** The entry of a card or a store's code: from scan to member in ten seconds. In Moments it is a preview. */
export default function JoinPage() {
  const { params } = useRouter()
  const [alone] = useState(isSinglePage)
  return alone ? <SinglePage {...entryOf(params)} /> : <Joining />
}

function Joining() {
  const flow = useJoin()
  const { welcome, problem, member } = flow
  const goHome = { id: 'join-go-home', label: text('join.go-home'), onTap: () => goOnTo('home') }
  if (problem)
    return (
      <View className="page">
        <ProblemView message={problem.message} onRetry={flow.load} />
      </View>
    )
  if (!welcome)
    return (
      <View className="page">
        <Skeleton heights={[190, 40, 96, 52, 52]} />
      </View>
    )
  if (welcome.visit?.own) {
    const toChain = { id: 'join-go-chain', label: text('join.go-chain'), onTap: () => goOnTo('chain') }
    return (
      <View className="page">
        <StateView icon="people" title={text('join.own')} note={text('join.own-note')} action={toChain} />
      </View>
    )
  }
  if (member)
    return (
      <View className="page">
        <StateView icon="check" title={text('join.already')} note={text('join.already-note')} action={goHome} />
      </View>
    )
  return (
    <View className="page">
      <JoinForm flow={flow} welcome={welcome} />
    </View>
  )
}
