import { text } from '@passalong/contract'
import { Button, Input, Text, View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import type { Home } from '../../api/shapes.js'
import { Avatar } from '../../components/avatar.js'
import { ActionButton } from '../../components/button.js'
import { GuestView } from '../../components/guest-view.js'
import { OfflineStrip, ProblemView, Skeleton } from '../../components/state-view.js'
import { renewHome } from '../../session/home.js'
import { useSession } from '../../session/store.js'
import { goTo } from '../../wechat/ways.js'
import { useProfile } from './use-profile.js'
import './index.scss'

function faceWords(home: Home, busy: boolean): string {
  if (busy) return text('profile.checking')
  return text(home.avatarUrl ? 'profile.change' : 'profile.choose')
}

function Profile({ home }: { home: Home }) {
  const mine = useProfile(home)
  return (
    <View className="rise">
      <View className="face">
        <Button
          id="profile-face"
          className="face__choose"
          hoverClass="face__choose--pressed"
          openType="chooseAvatar"
          disabled={mine.portraying}
          ariaLabel={faceWords(home, mine.portraying)}
          onChooseAvatar={({ detail }) => detail.avatarUrl && mine.chosen(detail.avatarUrl)}
        >
          <Avatar name={home.nickname} src={home.avatarUrl} size={96} />
          <Text className="face__words">{faceWords(home, mine.portraying)}</Text>
        </Button>
      </View>
      <View className="name">
        <Text className="name__label">{text('profile.name')}</Text>
        <Input
          id="profile-name"
          className="name__field"
          type="nickname"
          maxlength={60}
          value={mine.nickname}
          placeholder={text('join.nickname')}
          onInput={({ detail }) => mine.typed(detail.value)}
          onBlur={({ detail }) => mine.typed(detail.value)}
        />
      </View>
      {mine.problem && (
        <Text id="profile-problem" className="profile__problem" ariaRole="alert">
          {mine.problem}
        </Text>
      )}
      <View className="profile__acts">
        <ActionButton
          id="profile-save"
          busy={mine.saving}
          disabled={mine.nickname.trim() === home.nickname}
          onTap={mine.save}
        >
          {text(mine.saving ? 'profile.checking' : 'profile.save')}
        </ActionButton>
        {home.avatarUrl && (
          <ActionButton id="profile-remove" look="quiet" busy={mine.portraying} onTap={mine.remove}>
            {text('profile.remove')}
          </ActionButton>
        )}
      </View>
      <Text className="profile__note">{text('profile.note')}</Text>
      <Text
        id="profile-privacy"
        className="profile__link"
        ariaRole="link"
        onClick={() => goTo('rules', { of: 'privacy' })}
      >
        {text('mine.privacy')} ›
      </Text>
    </View>
  )
}

/** The portrait and the name under which friends know a member. */
export default function ProfilePage() {
  const { phase, home, homeAt, offline, problem } = useSession()
  useDidShow(() => {
    renewHome()
  })
  return (
    <View className="page">
      {offline && <OfflineStrip at={homeAt} />}
      {phase === 'starting' && <Skeleton heights={[168, 52, 50]} />}
      {phase === 'failed' && <ProblemView message={problem?.message ?? text('state.unexpected')} onRetry={renewHome} />}
      {phase === 'guest' && <GuestView />}
      {phase === 'member' && home && <Profile home={home} />}
    </View>
  )
}
