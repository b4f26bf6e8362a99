type Answers = Record<string, string | undefined>

/** What of WeChat's own object is used here: Taro's type asks for what WeChat does not. */
declare const wx: {
  canIUse(name: string): boolean
  requestSubscribeMessage(options: { tmplIds: string[]; success(answers: Answers): void; fail(): void }): void
}

/**
 * Asks whether one message of this template may be sent. WeChat shows its question only straight from a tap: nothing may be
 * awaited between the tap and this call.
 */
export function askForMessage(templateId: string): Promise<boolean> {
  if (!wx.canIUse('requestSubscribeMessage')) return Promise.resolve(false)
  return new Promise((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds: [templateId],
      success: (answers) => resolve(answers[templateId] === 'accept'),
      fail: () => resolve(false),
    })
  })
}
