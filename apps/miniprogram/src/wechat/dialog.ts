import Taro from '@tarojs/taro'

/** A few words over the page for two seconds; never the only place where something important is said. */
export function say(words: string): void {
  Taro.showToast({ title: words, icon: 'none', duration: 2000 })
}

/** Asks before something that cannot be undone by a tap. */
export function ask(question: { title: string; content: string; confirm: string; cancel: string }): Promise<boolean> {
  return new Promise((resolve) => {
    Taro.showModal({
      title: question.title,
      content: question.content,
      confirmText: question.confirm,
      cancelText: question.cancel,
      success: ({ confirm }) => resolve(confirm),
      fail: () => resolve(false),
    })
  })
}
