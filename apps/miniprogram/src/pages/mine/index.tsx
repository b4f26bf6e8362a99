import { text } from '@passalong/contract'
import { View } from '@tarojs/components'

export default function Page() {
  return <View>{text('brand.name')}</View>
}
