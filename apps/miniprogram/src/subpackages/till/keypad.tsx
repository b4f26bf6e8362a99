import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useRef } from 'react'
import { Icon } from '../../components/icon.js'
import { tick } from '../../wechat/screen.js'
import './keypad.scss'

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '00', '0', '.'] as const

/**
 * What is typed after a key: at most eight digits of yuan and two of fen. That is more than an order may be, so that a slip
 * stays to be seen and is refused: a digit dropped in silence would settle a tenth of what was typed.
 */
export function typedAfter(typed: string, key: string): string {
  if (key === '.') return typed.includes('.') ? typed : `${typed || '0'}.`
  const next = (typed === '0' ? '' : typed) + (typed === '' && key === '00' ? '0' : key)
  return /^\d{0,8}(\.\d{0,2})?$/.test(next) ? next : typed
}

interface Props {
  typed: string
  onTyped(typed: string): void
  action: { id: string; label: string; note?: string; busy: boolean; disabled?: boolean; onTap(): void }
  locked?: boolean
}

/** Keys of 54 px for wet hands, and the one action; its second tap within 800 ms is the same tap. */
export function Keypad({ typed, onTyped, action, locked }: Props) {
  const lastTapAt = useRef(0)
  // Two keys may be hit before React has drawn the first.
  const latest = useRef(typed)
  latest.current = typed
  const type = (next: string) => {
    if (locked || action.busy) return
    tick()
    latest.current = next
    onTyped(next)
  }
  const act = () => {
    const now = Date.now()
    if (action.busy || action.disabled || now - lastTapAt.current < 800) return
    lastTapAt.current = now
    action.onTap()
  }
  const resting = action.busy || action.disabled ? ' keypad__act--resting' : ''
  return (
    <View className="keypad">
      <View className="keypad__keys">
        {KEYS.map((key) => (
          <View
            key={key}
            id={`key-${key === '.' ? 'dot' : key}`}
            className="keypad__key figures"
            hoverClass="keypad__key--pressed"
            hoverStayTime={60}
            ariaRole="button"
            onClick={() => type(typedAfter(latest.current, key))}
          >
            <Text>{key}</Text>
          </View>
        ))}
      </View>
      <View className="keypad__side">
        <View
          id="key-back"
          className="keypad__key keypad__key--back"
          hoverClass="keypad__key--pressed"
          hoverStayTime={60}
          ariaRole="button"
          ariaLabel={text('till.backspace')}
          onClick={() => type(latest.current.slice(0, -1))}
        >
          <Icon name="backspace" size={26} />
        </View>
        <View
          id={action.id}
          className={`keypad__act${resting}`}
          hoverClass="keypad__act--pressed"
          ariaRole="button"
          onClick={act}
        >
          <Text className="keypad__label">{action.label}</Text>
          {action.note && <Text className="keypad__note figures">{action.note}</Text>}
        </View>
      </View>
    </View>
  )
}
