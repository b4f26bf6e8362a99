/** What `wx.getDeviceInfo` tells of the machine itself. */
interface Device {
  brand: string
  model: string
  system: string
  platform: string
  abi: string
  /** MB. */
  memorySize: string
  benchmarkLevel: number
}

const ANDROID = { platform: 'android', abi: 'arm64-v8a' }

/** Every phone is a machine of its own, so that what is told of it tells them apart. */
const devices: Record<string, Device> = {
  A: { ...ANDROID, brand: 'HUAWEI', model: 'ALN-AL00', system: 'Android 12', memorySize: '12288', benchmarkLevel: 38 },
  B: { ...ANDROID, brand: 'Xiaomi', model: '23127PN0CC', system: 'Android 14', memorySize: '8192', benchmarkLevel: 42 },
  C: { ...ANDROID, brand: 'vivo', model: 'V2309A', system: 'Android 14', memorySize: '16384', benchmarkLevel: 45 },
  D: { ...ANDROID, brand: 'OPPO', model: 'PHZ110', system: 'Android 13', memorySize: '8192', benchmarkLevel: 36 },
  E: { ...ANDROID, brand: 'HONOR', model: 'PGT-AN10', system: 'Android 13', memorySize: '12288', benchmarkLevel: 39 },
  F: { ...ANDROID, brand: 'OnePlus', model: 'PJD110', system: 'Android 14', memorySize: '16384', benchmarkLevel: 44 },
  K: { ...ANDROID, brand: 'Redmi', model: '22101316C', system: 'Android 12', memorySize: '6144', benchmarkLevel: 24 },
}

const unnamed: Device = {
  ...ANDROID,
  brand: 'passalong',
  model: 'phone',
  system: 'Android 14',
  memorySize: '4096',
  benchmarkLevel: 40,
}

/** The machine of the phone that is named so. */
export const deviceOf = (phone: string): Device => devices[phone] ?? { ...unnamed, model: `phone ${phone}` }
