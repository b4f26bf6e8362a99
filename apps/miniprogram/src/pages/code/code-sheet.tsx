import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { Home } from '../../api/shapes.js'
import { CodePictures } from '../../components/code-pictures.js'
import { TierChip } from '../../components/tier-chip.js'
import { inFours } from '../../figures.js'
import { type ShownCode, shownCode } from '../../session/credential.js'

/** What is left of the step, as a ring that empties. */
function Ring({ code }: { code: ShownCode }) {
  const degrees = Math.round((code.secondsLeft / code.stepSeconds) * 360)
  return <View className="ring" style={{ background: `conic-gradient(#E2492B ${degrees}deg, #EEE6DB 0)` }} ariaHidden />
}

/** The code of this moment: pictures, digits, and how long they hold. */
export function CodeSheet({ home }: { home: Home }) {
  const [code, setCode] = useState(() => shownCode())
  useEffect(() => {
    const timer = setInterval(() => setCode(shownCode()), 500)
    return () => clearInterval(timer)
  }, [])
  if (!code) return null
  return (
    <View className="code-sheet">
      <View className="code-sheet__who">
        <Text>{home.nickname}</Text>
        <TierChip tier={home.tier} />
      </View>
      <CodePictures digits={code.digits} label={text('code.picture')}>
        <Text id="code-digits" className="code-sheet__digits figures">
          {inFours(code.digits)}
        </Text>
      </CodePictures>
      <View className="code-sheet__foot">
        <Ring code={code} />
        <Text>
          {text('code.seconds', { seconds: code.secondsLeft })} · {text('code.once')}
        </Text>
      </View>
    </View>
  )
}
