/** The phones of the demo are in Shanghai, wherever the browser is: their clock agrees with what the mini program shows. */
export function clockTime(at: Date | string): string {
  return new Date(at).toLocaleTimeString('zh-CN', {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: 'Asia/Shanghai',
  })
}
