/** WeChat's numbers for the ways into a mini program. */
export const SCENE = { recent: 1089, notice: 1014 } as const

/** The same for a mini program code: before the camera, under a finger, in a picture of the album. */
export const CODE_SCENE = { camera: 1047, finger: 1048, album: 1049 } as const
