import { Text, View } from '@tarojs/components'
import './figure-row.scss'

export interface Figure {
  id?: string
  value: string
  unit?: string
  label: string
  onTap?(): void
}

/** Two or three numbers side by side: the number is the picture. */
export function FigureRow({ figures }: { figures: Figure[] }) {
  return (
    <View className="figure-row">
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
