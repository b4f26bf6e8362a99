import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useLoad, useRouter } from '@tarojs/taro'
import { privacyNotice, promoterTerms } from '../../api/routes.js'
import { useLoaded } from '../../api/use-loaded.js'
import { NoticeText } from '../../components/sheet.js'
import { ProblemView, Skeleton } from '../../components/state-view.js'
import './index.scss'

/** The promoter's terms (`of=promoter`) or the privacy notice (`of=privacy`), as they hold now. */
export default function RulesPage() {
  const { params } = useRouter()
  const privacy = params['of'] === 'privacy'
  const { data, problem, load } = useLoaded(privacy ? privacyNotice : promoterTerms)
  useLoad(load)
  return (
    <View className="page">
      {!data && problem && <ProblemView message={problem.message} onRetry={load} />}
      {!data && !problem && <Skeleton heights={[32, 90, 90, 90]} />}
      {data && (
        <View className="rules rise">
          <Text className="rules__title">{data.title || text(privacy ? 'rules.privacy' : 'rules.promoter')}</Text>
          <NoticeText notice={data} />
        </View>
      )}
    </View>
  )
}
