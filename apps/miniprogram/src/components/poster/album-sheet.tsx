import { text } from '@passalong/contract'
import { Text } from '@tarojs/components'
import { ActionButton } from '../button.js'
import { Sheet } from '../sheet.js'
import type { Album } from './use-album.js'

const WORDS = { leave: 'album.why', otherwise: 'album.refused', phone: 'album.barred' } as const

/** Why the album is asked for, and the way to allow it; once it was refused for good, what works without it. */
export function AlbumSheet({ album, asks }: { album: Album; asks: NonNullable<Album['asks']> }) {
  const isRefused = asks !== 'leave'
  return (
    <Sheet title={text(isRefused ? 'album.refused-title' : 'album.title')} onClose={album.close}>
      <Text className="album__why">{text(WORDS[asks])}</Text>
      {isRefused && (
        <ActionButton id="album-zoom" onTap={album.zoom}>
          {text('poster.zoom')}
        </ActionButton>
      )}
      {asks !== 'phone' && (
        <ActionButton
          id="album-settings"
          look={isRefused ? 'quiet' : 'strong'}
          opens="openSetting"
          onSettings={album.settled}
        >
          {text('album.settings')}
        </ActionButton>
      )}
      {!isRefused && (
        <ActionButton id="album-zoom" look="quiet" onTap={album.zoom}>
          {text('poster.zoom')}
        </ActionButton>
      )}
      <ActionButton id="album-forward" look="quiet" onTap={album.forward}>
        {text('poster.forward')}
      </ActionButton>
    </Sheet>
  )
}
