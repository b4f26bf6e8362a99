import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import type { OwnLink } from '../../../api/share-shapes.js'
import { ActionButton } from '../../../components/button.js'
import { OfflineStrip, ProblemView, Skeleton, StateView } from '../../../components/state-view.js'
import { dayOf } from '../../../days.js'
import { goTo } from '../../../wechat/ways.js'
import { LinkCard } from './link-card.js'
import { RevokeSheet } from './revoke-sheet.js'
import { useLinks } from './use-links.js'
import './index.scss'

/** Today's cards, then earlier ones. */
function Section({ title, links, onRevoke }: { title: string; links: OwnLink[]; onRevoke(link: OwnLink): void }) {
  if (links.length === 0) return null
  return (
    <View>
      <View className="section">
        <Text>{title}</Text>
      </View>
      {links.map((link) => (
        <LinkCard key={link.token} link={link} onRevoke={onRevoke} />
      ))}
    </View>
  )
}

/** The cards that this member sent, what each brought, and the way to withdraw one. */
export default function LinksPage() {
  const { links, next, problem, busy, load, more, revoked } = useLinks()
  const [leaving, setLeaving] = useState<OwnLink | null>(null)
  useDidShow(() => {
    load()
  })
  const today = dayOf(Date.now())
  const ofToday = (link: OwnLink) => dayOf(link.mintedAt) === today
  const empty = { id: 'links-share', label: text('home.share-go'), onTap: () => goTo('share') }
  return (
    <View className="page">
      {!links && problem && <ProblemView message={problem.message} onRetry={load} />}
      {!links && !problem && <Skeleton heights={[168, 168, 168]} />}
      {links && problem && <OfflineStrip at={null} />}
      {links?.length === 0 && (
        <StateView icon="card" title={text('links.empty')} note={text('links.empty-note')} action={empty} />
      )}
      {links && <Section title={text('links.today')} links={links.filter(ofToday)} onRevoke={setLeaving} />}
      {links && (
        <Section title={text('links.earlier')} links={links.filter((link) => !ofToday(link))} onRevoke={setLeaving} />
      )}
      {next && (
        <ActionButton id="links-more" look="quiet" busy={busy} onTap={more}>
          {text('ledger.more')}
        </ActionButton>
      )}
      {leaving && <RevokeSheet link={leaving} onClose={() => setLeaving(null)} onRevoked={revoked} />}
    </View>
  )
}
