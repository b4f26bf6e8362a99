import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import type { Home } from '../../api/shapes.js'
import { Still } from '../../components/still.js'

/** The card as the friend will see it in the chat. */
export function CardPreview({ home, title }: { home: Home; title: string }) {
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
