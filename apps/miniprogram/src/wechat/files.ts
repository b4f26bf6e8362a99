/** What of WeChat's own object is used here; Taro's types do not know all of it. */
interface Ends {
  success(): void
  fail(reason: { errMsg?: string }): void
}

declare const wx: {
  env: { USER_DATA_PATH: string }
  getFileSystemManager(): {
    saveFile(options: { tempFilePath: string; filePath: string } & Ends): void
    access(options: { path: string } & Ends): void
    unlink(options: { filePath: string } & Ends): void
    readFile(options: {
      filePath: string
      success(answer: { data: ArrayBuffer | string }): void
      fail(reason: { errMsg?: string }): void
    }): void
  }
  downloadFile(options: {
    url: string
    header: Record<string, string>
    timeout: number
    success(answer: { statusCode: number; tempFilePath: string }): void
    fail(reason: { errMsg?: string }): void
  }): void
}

function settled(run: (ends: Ends) => void): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      run({ success: () => resolve(true), fail: () => resolve(false) })
    } catch {
      resolve(false)
    }
  })
}

/** Where this mini program keeps a file of its own. */
export function userFile(name: string): string {
  try {
    return `${wx.env.USER_DATA_PATH}/${name}`
  } catch {
    return name
  }
}

/** Moves a temporary file there; false where the phone has no room for it. */
export const keepFile = (tempFilePath: string, filePath: string): Promise<boolean> =>
  settled((ends) => wx.getFileSystemManager().saveFile({ tempFilePath, filePath, ...ends }))

/** Whether the file is (still) there: WeChat tidies on its own. */
export const isThere = (path: string): Promise<boolean> =>
  settled((ends) => wx.getFileSystemManager().access({ path, ...ends }))

export async function removeFile(filePath: string): Promise<void> {
  await settled((ends) => wx.getFileSystemManager().unlink({ filePath, ...ends }))
}

/** A file's bytes; null where it cannot be read. */
export function readBytes(filePath: string): Promise<ArrayBuffer | null> {
  return new Promise((resolve) => {
    try {
      wx.getFileSystemManager().readFile({
        filePath,
        success: ({ data }) => resolve(typeof data === 'string' ? null : data),
        fail: () => resolve(null),
      })
    } catch {
      resolve(null)
    }
  })
}

export type Downloaded = { path: string } | { status: number }

/** A file of the server's, temporary; status 0: no answer came. What the server refused never counts as a file. */
export function download(url: string, token: string): Promise<Downloaded> {
  return new Promise((resolve) => {
    try {
      wx.downloadFile({
        url,
        header: { Authorization: `Bearer ${token}` },
        timeout: 15_000,
        success: ({ statusCode, tempFilePath }) =>
          resolve(statusCode === 200 && tempFilePath ? { path: tempFilePath } : { status: statusCode }),
        fail: () => resolve({ status: 0 }),
      })
    } catch {
      resolve({ status: 0 })
    }
  })
}
