import { Button } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { useRef } from 'react'
import './button.scss'

interface Props {
  id?: string
  /** 'strong' is the one action of a screen. */
  look?: 'strong' | 'outline' | 'quiet' | 'small'
  disabled?: boolean
  /** True while what the tap started is under way: further taps do nothing. */
  busy?: boolean
  opens?: 'share' | 'openSetting'
  onTap?(): void | Promise<void>
  /** Back from WeChat's settings: whether pictures may be added to the album now. */
  onSettings?(isAlbumAllowed: boolean): void | Promise<void>
}

/** A pill of at least 44 px. Two taps within 600 ms are one: hands at a till are wet and in a hurry. */
export function ActionButton({
  id,
  look = 'strong',
  disabled,
  busy,
  opens,
  onTap,
  onSettings,
  children,
}: PropsWithChildren<Props>) {
  const lastTapAt = useRef(0)
  const tapped = () => {
    if (disabled || busy || !onTap) return
    const now = Date.now()
    if (now - lastTapAt.current < 600) return
    lastTapAt.current = now
    onTap()
  }
  const state = disabled || busy ? ' action--resting' : ''
  return (
    <Button
      id={id}
      className={`action action--${look}${state}`}
      hoverClass="action--pressed"
      openType={opens}
      disabled={disabled || busy}
      onClick={tapped}
      onOpenSetting={({ detail }) => onSettings?.(detail.authSetting['scope.writePhotosAlbum'] === true)}
    >
      {children}
    </Button>
  )
}
