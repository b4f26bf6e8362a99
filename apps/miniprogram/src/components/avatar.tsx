import { Text, View } from '@tarojs/components'
import './avatar.scss'

/** A round sign with the first letter of a name; the tint follows from the name, so that it stays the same. */
export function Avatar({ name, size = 44 }: { name: string; size?: number }) {
  const tint = [...name].reduce((sum, char) => sum + (char.codePointAt(0) ?? 0), 0) % 4
  const style = { width: `${size}px`, height: `${size}px`, fontSize: `${Math.round(size * 0.38)}px` }
  return (
    <View className={`avatar avatar--${tint}`} style={style} ariaHidden>
      <Text>{[...name][0] ?? ''}</Text>
    </View>
  )
}
