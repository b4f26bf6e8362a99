import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Home } from '../../api/shapes.js'
import type { ShareLink } from '../../api/share-shapes.js'
import { ActionButton } from '../../components/button.js'
import { Icon } from '../../components/icon.js'
import { Still } from '../../components/still.js'
import { keep, kept } from '../../wechat/storage.js'
import { goTo } from '../../wechat/ways.js'
import { TermsSheet } from './terms-sheet.js'

const ONLY_SHARE = 'only-share'

/** What sharing brings this member as things stand. */
function howWords({ promoter, promoterApplication }: Home, onlyShare: boolean) {
  if (promoter) return 'share.how'
  if (promoterApplication === 'waiting') return 'share.how-waiting'
  if (promoterApplication === 'refused') return 'share.how-refused'
  return onlyShare ? 'share.how-none' : 'share.how'
}

/** The card as the friend will see it in the chat. */
function CardPreview({ home, title }: { home: Home; title: string }) {
  return (
    <View className="card-preview">
      <View className="card-preview__head">
        <View className="card-preview__dot" />
        <Text>{text('brand.name')}</Text>
      </View>
      <Text className="card-preview__title">{title}</Text>
      <View className="card-preview__picture">
        <Still height={190} />
        <View className="card-preview__name">
          <Text>{home.nickname}</Text>
        </View>
      </View>
      <Text className="card-preview__foot">{text('share.card-gift')}</Text>
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
  const [onlyShare, setOnlyShare] = useState(() => kept<string>(ONLY_SHARE) === home.memberNo)
  const waiting = home.promoterApplication === 'waiting'
  // Who waits for the shop or was refused has read the rules: sharing goes on without commission.
  const decided = home.promoter || onlyShare || Boolean(home.promoterApplication)
  const justShare = () => {
    keep(ONLY_SHARE, home.memberNo)
    setOnlyShare(true)
    setTermsOpen(false)
  }
  return (
    <View className="rise">
      <View className="section">
        <Text>{text('share.title')}</Text>
        <View
          id="share-rules"
          className="section__side"
          ariaRole="button"
          onClick={() => goTo('rules', { of: 'promoter' })}
        >
          <Text>{text('share.rules')}</Text>
          <Icon name="next" size={16} />
        </View>
      </View>
      <CardPreview home={home} title={link?.title ?? text('share.card-title')} />
      <View className="share__how">
        <Text className="share__how-text">{text(howWords(home, onlyShare))}</Text>
        {decided && !home.promoter && !waiting && (
          <Text id="share-reconsider" className="share__reconsider" onClick={() => setTermsOpen(true)}>
            {text('share.change')}
          </Text>
        )}
      </View>
      {decided ? (
        <ActionButton id="share-send" opens="share" disabled={!link}>
          {text(link ? 'share.send' : 'share.preparing')}
        </ActionButton>
      ) : (
        <ActionButton id="share-first" onTap={() => setTermsOpen(true)}>
          {text('share.first-rules')}
        </ActionButton>
      )}
      <View className="share__ways">
        <ActionButton id="share-chain" look="quiet" onTap={() => goTo('chain')}>
          {text('share.came')}
          <Icon name="next" size={16} />
        </ActionButton>
        <ActionButton id="share-links" look="quiet" onTap={() => goTo('links')}>
          {text('links.title')}
          <Icon name="next" size={16} />
        </ActionButton>
      </View>
      {termsOpen && <TermsSheet onClose={() => setTermsOpen(false)} onOnlyShare={justShare} />}
    </View>
  )
}
