import { View } from '@tarojs/components'
import './still.scss'

/** The shop's still life: a lamp, a vase with a branch, two cups, in warm evening light. Without a height it fills its place. */
export function Still({ height }: { height?: number }) {
  return <View className="still" style={height ? { height: `${height}px` } : undefined} ariaHidden />
}
