/** The phones of the demo are in Shanghai, wherever the browser is: their clock agrees with what the mini program shows. */
export function clockTime(at: Date | string): string {
  return new Date(at).toLocaleTimeString('zh-CN', {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: 'Asia/Shanghai',
  })
}

const dayIn = (at: Date) => at.toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' })

/** When something came: the time today, `11-21 10:00` on another day. */
export function sentTime(at: string, nowMs: number): string {
  const sentOn = dayIn(new Date(at))
  const time = clockTime(at)
  return sentOn === dayIn(new Date(nowMs)) ? time : `${sentOn.slice(5)} ${time}`
}
