import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import type { Home } from '../../api/shapes.js'
import { Avatar } from '../../components/avatar.js'
import { Entries, EntryRow } from '../../components/entry-row.js'
import { Icon } from '../../components/icon.js'
import { OfflineStrip } from '../../components/state-view.js'
import { TierChip } from '../../components/tier-chip.js'
import { dayOf } from '../../days.js'
import { grouped, inFours, yuan } from '../../figures.js'
import { applicationWaits } from '../../session/application.js'
import { renewHome, renewRoles } from '../../session/home.js'
import { type SessionState, useSession } from '../../session/store.js'
import { goTo } from '../../wechat/ways.js'
import './index.scss'

function Who({ home }: Pick<SessionState, 'home'>) {
  if (!home) {
    return (
      <View id="mine-join" className="who" ariaRole="button" onClick={() => goTo('join')}>
        <Avatar name={text('chain.me')} size={56} />
        <View>
          <Text className="who__name">{text('mine.guest')}</Text>
          <Text className="who__note">{text('guest.join')} ›</Text>
        </View>
      </View>
    )
  }
  const since = text('mine.since', { day: dayOf(home.joinedAt) })
  const by = home.referrer ? ` · ${text('mine.referrer', { name: home.referrer.maskedName })}` : ''
  return (
    <View id="mine-profile" className="who" ariaRole="button" onClick={() => goTo('profile')}>
      <Avatar name={home.nickname} src={home.avatarUrl} size={56} />
      <View className="who__words">
        <View className="who__line">
          <Text className="who__name">{home.nickname}</Text>
          <TierChip tier={home.tier} />
        </View>
        <Text className="who__note">{text('mine.member-no', { no: inFours(home.memberNo) })}</Text>
        <Text className="who__note">{since + by}</Text>
      </View>
      <Icon name="next" size={18} />
    </View>
  )
}

function WhatIsMine({ home }: { home: Home }) {
  return (
    <Entries>
      <EntryRow
        id="mine-ledger"
        icon="list"
        label={text('mine.ledger')}
        value={grouped(home.points)}
        onTap={() => goTo('ledger')}
      />
      <EntryRow
        id="mine-commission"
        icon="purse"
        label={text('mine.commission')}
        value={text(home.availableCommissionFen < 0 ? 'mine.owed' : 'withdraw.available', {
          yuan: yuan(Math.abs(home.availableCommissionFen)),
        })}
        onTap={() => goTo('commission')}
      />
      <EntryRow
        id="mine-chain"
        icon="people"
        label={text('mine.chain')}
        value={text('chain.people', { count: home.invitees.direct })}
        onTap={() => goTo('chain')}
      />
      <EntryRow id="mine-links" icon="card" label={text('mine.links')} onTap={() => goTo('links')} />
      <EntryRow
        id="mine-referral"
        icon="badge"
        label={text('mine.referral')}
        value={home.referrer?.maskedName ?? text('mine.referral-none')}
        onTap={() => goTo('referral')}
      />
    </Entries>
  )
}

/** Who I am here, and everything that is written about me. */
export default function MinePage() {
  const { home, homeAt, clerk, offline } = useSession()
  const [waits, setWaits] = useState(applicationWaits)
  useDidShow(async () => {
    setWaits(applicationWaits())
    if (!clerk && applicationWaits()) await renewRoles()
    await renewHome()
  })
  return (
    <View className="page">
      {offline && <OfflineStrip at={homeAt} />}
      <Who home={home} />
      {home && <WhatIsMine home={home} />}
      <Entries>
        <EntryRow
          id="mine-rules"
          icon="rules"
          label={text('mine.rules')}
          onTap={() => goTo('rules', { of: 'promoter' })}
        />
        <EntryRow
          id="mine-privacy"
          icon="lock"
          label={text('mine.privacy')}
          onTap={() => goTo('rules', { of: 'privacy' })}
        />
      </Entries>
      <Entries>
        {clerk ? (
          <EntryRow
            id="mine-till"
            icon="till"
            label={text('mine.till')}
            value={clerk.storeName}
            onTap={() => goTo('till')}
          />
        ) : (
          <EntryRow
            id="mine-apply"
            icon="badge"
            label={text('mine.apply')}
            value={waits ? text('mine.waiting') : undefined}
            onTap={() => goTo('apply')}
          />
        )}
      </Entries>
    </View>
  )
}
