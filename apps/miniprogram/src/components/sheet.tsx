import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import type { Notice } from '../api/shapes.js'
import './sheet.scss'

/** A page that comes up from below and leaves the screen under it as it was. */
export function Sheet({ title, onClose, children }: PropsWithChildren<{ title: string; onClose(): void }>) {
  return (
    <View className="sheet">
      <View className="sheet__veil" onClick={onClose} />
      <View className="sheet__page" ariaRole="dialog" ariaLabel={title}>
        <View className="sheet__head">
          <Text className="sheet__title">{title}</Text>
          <View id="sheet-close" className="sheet__close" ariaRole="button" onClick={onClose}>
            <Text>{text('state.close')}</Text>
          </View>
        </View>
        {children}
      </View>
    </View>
  )
}

/** A legal text to be read: numbered by its paragraphs, with its version. */
export function NoticeText({ notice }: { notice: Notice }) {
  return (
    <View className="notice">
      {notice.paragraphs.map((paragraph) => (
        <Text key={paragraph} className="notice__paragraph" userSelect>
          {paragraph}
        </Text>
      ))}
      <Text className="notice__version">{text('rules.version', { version: notice.version })}</Text>
    </View>
  )
}
