import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Material, PosterCut } from '../../api/material-shapes.js'
import { yuan } from '../../figures.js'
import { ActionButton } from '../button.js'
import { FigureRow } from '../figure-row.js'
import { Icon } from '../icon.js'
import { RulesLink } from '../rules-link.js'
import { AlbumSheet } from './album-sheet.js'
import { CutSwitch } from './cut-switch.js'
import { PosterFrame } from './poster-frame.js'
import { ShareWords } from './share-words.js'
import { type Album, useAlbum } from './use-album.js'
import { usePoster } from './use-poster.js'
import './material-poster.scss'

/** What this member's own cards of it brought; before anything came there is nothing to show. */
function Brought({ brought }: { brought: Material['brought'] }) {
  const { links, visits, joins, paidFen } = brought
  if (links === 0 && visits === 0 && joins === 0) return null
  return (
    <View>
      <View className="section">
        <Text>{text('material.brought')}</Text>
      </View>
      <FigureRow
        figures={[
          { id: 'brought-visits', value: String(visits), label: text('material.brought-visits') },
          { id: 'brought-joins', value: String(joins), label: text('material.brought-joins') },
          { id: 'brought-paid', unit: '¥', value: yuan(paidFen), label: text('material.brought-paid') },
        ]}
      />
    </View>
  )
}

interface ActsProps {
  album: Album
  isReady: boolean
  isSquare: boolean
  canSend: boolean
}

/** What can be done with the poster, at the foot of the screen. */
function Acts({ album, isReady, isSquare, canSend }: ActsProps) {
  return (
    <View className="acts">
      {album.notice && (
        <Text id="album-notice" className="acts__notice" ariaRole="alert">
          {album.notice}
        </Text>
      )}
      <View className="acts__row">
        <ActionButton id="poster-forward" look="small" disabled={!isReady} onTap={album.forward}>
          <Icon name="forward" size={22} />
          <Text>{text('poster.forward')}</Text>
        </ActionButton>
        <ActionButton id="poster-save" look="outline" disabled={!isReady} busy={album.busy} onTap={album.save}>
          {text(isSquare ? 'poster.save-square' : 'poster.save')}
        </ActionButton>
        <ActionButton id="share-send" opens="share" disabled={!canSend}>
          {text(canSend ? 'share.send' : 'share.preparing')}
        </ActionButton>
      </View>
    </View>
  )
}

interface Props {
  memberNo: string
  material: Material
  /** True once the card's link is at hand. */
  canSend: boolean
  /** Somebody who has not read the promoter's rules is led there first. */
  onRules: (() => void) | null
}

/** One material to pass on: its poster, its words, and what can be done with them. */
export function MaterialPoster({ memberNo, material, canSend, onRules }: Props) {
  const [cut, setCut] = useState<PosterCut>(material.cuts[0] ?? 'tall')
  const now = usePoster(memberNo, material, cut)
  const album = useAlbum(now.poster)
  return (
    <View>
      <View className="first-screen">
        <View className="poster-head">
          <CutSwitch cuts={material.cuts} cut={cut} onCut={setCut} />
          <RulesLink />
        </View>
        <PosterFrame material={material} cut={cut} now={now} isFree={!onRules} onTap={onRules ?? album.zoom} />
        <ShareWords key={material.versionId} texts={material.texts} />
        {onRules ? (
          <View className="acts">
            <ActionButton id="share-first" onTap={onRules}>
              {text('share.first-rules')}
            </ActionButton>
          </View>
        ) : (
          <Acts album={album} isReady={now.poster !== null} isSquare={cut === 'square'} canSend={canSend} />
        )}
      </View>
      <Brought brought={material.brought} />
      {album.asks && <AlbumSheet album={album} asks={album.asks} />}
    </View>
  )
}
