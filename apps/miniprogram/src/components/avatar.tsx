import { Image, Text, View } from '@tarojs/components'
import './avatar.scss'

interface Props {
  name: string
  size?: number
  /** The portrait that stands on the letter as soon as it has come. */
  src?: string | null
}

/** A round sign with the first letter of a name, or a portrait; the tint follows from the name, so that it stays the same. */
export function Avatar({ name, size = 44, src }: Props) {
  const tint = [...name].reduce((sum, char) => sum + (char.codePointAt(0) ?? 0), 0) % 4
  const style = { width: `${size}px`, height: `${size}px`, fontSize: `${Math.round(size * 0.38)}px` }
  return (
    <View className={`avatar avatar--${tint}`} style={style} ariaHidden>
      <Text>{[...name][0] ?? ''}</Text>
      {src && <Image className="avatar__picture" src={src} mode="aspectFill" />}
    </View>
  )
}
