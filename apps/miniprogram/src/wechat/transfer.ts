interface Outcome {
  errMsg?: string
}

/** What of WeChat's own object is used here; Taro's types do not know it yet. */
declare const wx: {
  canIUse(name: string): boolean
  requestMerchantTransfer(options: {
    mchId: string
    appId: string
    package: string
    success(): void
    fail(outcome: Outcome): void
  }): void
}

/**
 * Opens WeChat's page on which a person takes the money of a transfer. 'confirmed' is no proof of payment: only the server
 * knows. 'unable' is a WeChat older than base library 3.3.0.
 */
export function confirmTransfer(transfer: {
  mchId: string
  appId: string
  package: string
}): Promise<'confirmed' | 'left' | 'unable'> {
  if (!wx.canIUse('requestMerchantTransfer')) return Promise.resolve('unable')
  return new Promise((resolve) => {
    wx.requestMerchantTransfer({ ...transfer, success: () => resolve('confirmed'), fail: () => resolve('left') })
  })
}
