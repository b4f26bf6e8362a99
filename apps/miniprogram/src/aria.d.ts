import '@tarojs/components'

// The attributes that config/aria.js adds to Taro's templates.
declare module '@tarojs/components/types/common' {
  interface StandardProps {
    ariaRole?: string
    ariaLabel?: string
    ariaChecked?: boolean
    ariaSelected?: boolean
    ariaHidden?: boolean
  }
}
