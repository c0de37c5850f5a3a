const whole = new Intl.NumberFormat('en')
export function countWords(count: number): string {
  return whole.format(count)
}

const units = ['B', 'kB', 'MB', 'GB', 'TB']
/** Bytes as people say them: "3.4 MB". */
export function byteWords(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const amount = bytes / 1000 ** step
  return `${amount < 10 && step > 0 ? amount.toFixed(1) : Math.round(amount)} ${units[step]}`
}
