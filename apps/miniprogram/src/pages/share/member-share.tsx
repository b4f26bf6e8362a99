import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Home } from '../../api/shapes.js'
import type { ShareLink } from '../../api/share-shapes.js'
import { ActionButton } from '../../components/button.js'
import { Entries, EntryRow } from '../../components/entry-row.js'
import { MaterialPoster } from '../../components/poster/material-poster.js'
import { OtherMaterials } from '../../components/poster/others.js'
import { RulesLink } from '../../components/rules-link.js'
import { Skeleton } from '../../components/state-view.js'
import { hasDecided, shareOnly, sharesOnly } from '../../session/promoting.js'
import { useTodaysMaterial } from '../../session/use-material.js'
import { goTo } from '../../wechat/ways.js'
import { CardPreview } from './card-preview.js'
import { TermsSheet } from './terms-sheet.js'

/** What sharing brings this member as things stand. */
function howWords(home: Home) {
  if (home.promoter) return 'share.how'
  if (home.promoterApplication === 'waiting') return 'share.how-waiting'
  if (home.promoterApplication === 'refused') return 'share.how-refused'
  return sharesOnly(home) ? 'share.how-none' : 'share.how'
}

function How({ home, onReconsider }: { home: Home; onReconsider(): void }) {
  const canReconsider = hasDecided(home) && !home.promoter && home.promoterApplication !== 'waiting'
  return (
    <View className="share__how">
      <Text className="share__how-text">{text(howWords(home))}</Text>
      {canReconsider && (
        <Text id="share-reconsider" className="share__reconsider" onClick={onReconsider}>
          {text('share.change')}
        </Text>
      )}
    </View>
  )
}

/** Where there is nothing of today: the invitation to join, as a card. */
function PlainCard({ home, link, onTerms }: { home: Home; link: ShareLink | null; onTerms(): void }) {
  return (
    <View>
      <View className="section">
        <Text>{text('share.title')}</Text>
        <RulesLink />
      </View>
      <CardPreview home={home} title={link?.title ?? text('share.card-title')} />
      <View className="share__send">
        {hasDecided(home) ? (
          <ActionButton id="share-send" opens="share" disabled={!link}>
            {text(link ? 'share.send' : 'share.preparing')}
          </ActionButton>
        ) : (
          <ActionButton id="share-first" onTap={onTerms}>
            {text('share.first-rules')}
          </ActionButton>
        )}
      </View>
    </View>
  )
}

interface Props {
  home: Home
  link: ShareLink | null
  termsOpen: boolean
  setTermsOpen(open: boolean): void
}

export function MemberShare({ home, link, termsOpen, setTermsOpen }: Props) {
  const { material, others, isWaiting } = useTodaysMaterial()
  const [, setOnlyShare] = useState(false)
  const openTerms = () => setTermsOpen(true)
  const justShare = () => {
    shareOnly(home)
    setOnlyShare(true)
    setTermsOpen(false)
  }
  return (
    <View className="rise">
      {isWaiting && <Skeleton heights={[352, 96, 50]} />}
      {material && (
        <MaterialPoster
          memberNo={home.memberNo}
          material={material}
          canSend={link !== null}
          onRules={hasDecided(home) ? null : openTerms}
        />
      )}
      {!material && !isWaiting && <PlainCard home={home} link={link} onTerms={openTerms} />}
      <How home={home} onReconsider={openTerms} />
      {others.length > 0 && <OtherMaterials others={others} />}
      <View className="share__ways">
        <Entries>
          {others.length === 0 && (
            <EntryRow
              id="share-calendar"
              icon="clock"
              label={text('material.calendar')}
              onTap={() => goTo('calendar')}
            />
          )}
          <EntryRow id="share-chain" icon="people" label={text('share.came')} onTap={() => goTo('chain')} />
          <EntryRow id="share-links" icon="card" label={text('links.title')} onTap={() => goTo('links')} />
        </Entries>
      </View>
      {termsOpen && <TermsSheet onClose={() => setTermsOpen(false)} onOnlyShare={justShare} />}
    </View>
  )
}
