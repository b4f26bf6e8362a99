import { Text, View } from '@tarojs/components'
import './figure-row.scss'

export interface Figure {
  id?: string
  value: string
  unit?: string
  label: string
  onTap?(): void
}

/** From so many characters on a figure is set smaller: six figures beside each other must not touch. */
const LONG = 8

/** Two or three numbers side by side: the number is the picture. */
export function FigureRow({ figures }: { figures: Figure[] }) {
  // One size for all of them, so that they stand on one line.
  const long = figures.some(({ value }) => value.length >= (figures.length > 2 ? LONG : LONG + 4))
  return (
    <View className={`figure-row${long ? ' figure-row--long' : ''}`}>
      {figures.map(({ id, value, unit, label, onTap }) => (
        <View key={label} id={id} className="figure-row__cell" ariaRole={onTap ? 'button' : 'text'} onClick={onTap}>
          <View className="figure-row__value figures">
            {unit && <Text className="figure-row__unit">{unit}</Text>}
            <Text>{value}</Text>
          </View>
          <Text className="figure-row__label">{label}</Text>
        </View>
      ))}
    </View>
  )
}
