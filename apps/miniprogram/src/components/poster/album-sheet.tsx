import { text } from '@passalong/contract'
import { Text } from '@tarojs/components'
import { ActionButton } from '../button.js'
import { Sheet } from '../sheet.js'
import type { Album } from './use-album.js'

/** Why the album is asked for, and the way to allow it; once it was refused for good, what works without it. */
export function AlbumSheet({ album }: { album: Album }) {
  const isRefused = album.asks === 'otherwise'
  return (
    <Sheet title={text(isRefused ? 'album.refused-title' : 'album.title')} onClose={album.close}>
      <Text className="album__why">{text(isRefused ? 'album.refused' : 'album.why')}</Text>
      {isRefused && (
        <ActionButton id="album-zoom" onTap={album.zoom}>
          {text('poster.zoom')}
        </ActionButton>
      )}
      <ActionButton
        id="album-settings"
        look={isRefused ? 'quiet' : 'strong'}
        opens="openSetting"
        onSettings={album.settled}
      >
        {text('album.settings')}
      </ActionButton>
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
