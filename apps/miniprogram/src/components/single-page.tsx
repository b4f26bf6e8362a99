import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { type Problem, problemOf } from '../api/request.js'
import { store } from '../api/routes.js'
import { visit } from '../session/visits.js'
import { Icon } from './icon.js'
import { Still } from './still.js'
import './single-page.scss'

interface Sender {
  name: string | null
  store: string | null
}

/** Who sent it and which store, as far as one learns without a login; the page stands without either. */
function useSender(linkToken: string | null, storeCode: string | null) {
  const [sender, setSender] = useState<Sender>({ name: null, store: null })
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    const ask = async () => {
      try {
        if (linkToken) {
          const { sharer, storeName } = await visit(linkToken)
          setSender({ name: sharer.maskedName, store: storeName })
        }
        if (storeCode) {
          const { name } = await store(storeCode)
          setSender((known) => ({ ...known, store: name }))
        }
      } catch (thrown) {
        setProblem(problemOf(thrown))
      }
    }
    ask()
  }, [linkToken, storeCode])
  return { sender, problem: problem?.code === 'offline' ? null : problem }
}

/** What Moments show of a card: the shop, who sent it, and where to go on. WeChat itself draws the bar that leads inside. */
export function SinglePage({ linkToken, storeCode }: { linkToken: string | null; storeCode: string | null }) {
  const { sender, problem } = useSender(linkToken, storeCode)
  return (
    <View className="page single">
      <Still height={280} />
      {sender.name && <Text className="single__from">{text('preview.from', { name: sender.name })}</Text>}
      {!sender.name && <Text className="single__from">{text('brand.name')}</Text>}
      <Text className="single__title">{text('join.headline')}</Text>
      <Text className="single__note">{text('preview.note')}</Text>
      {sender.store && <Text className="single__note">{text('preview.store', { store: sender.store })}</Text>}
      {problem && <Text className="single__note">{problem.message}</Text>}
      <View className="single__open">
        <Text>{text('preview.open')}</Text>
        <View className="single__arrow">
          <Icon name="next" size={18} />
        </View>
      </View>
    </View>
  )
}
