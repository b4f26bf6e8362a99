import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { copyText } from '../../wechat/album.js'
import { say } from '../../wechat/dialog.js'
import { Icon } from '../icon.js'
import './share-words.scss'

/** What to write beside the picture: today's words first, another way to say it at a tap, taken along with one tap. */
export function ShareWords({ texts }: { texts: string[] }) {
  const [at, setAt] = useState(0)
  const words = texts[at % Math.max(1, texts.length)]
  if (!words) return null
  const copy = async () => {
    const outcome = await copyText(words)
    if (outcome !== 'cancelled') say(text(outcome === 'done' ? 'material.copied' : 'material.copy-failed'))
  }
  return (
    <View className="words">
      <Text id="words-text" className="words__text" userSelect>
        {words}
      </Text>
      <View className="words__acts">
        <View id="words-copy" className="words__act words__act--strong" ariaRole="button" onClick={copy}>
          <Text className="words__chip">{text('material.copy')}</Text>
        </View>
        {texts.length > 1 && (
          <View id="words-another" className="words__act" ariaRole="button" onClick={() => setAt(at + 1)}>
            <Text>{text('material.another')}</Text>
            <Icon name="refresh" size={14} />
          </View>
        )}
      </View>
    </View>
  )
}
