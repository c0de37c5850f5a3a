import { earliestTime } from '@evenhand/contract/activity.ts'

/**
 * Why a message cannot have been written then, or null: believed, it would stand before everybody who waits, as decades late.
 * @param time and `notAfter` in epoch milliseconds
 * @example whyNotBelieved(Date.UTC(1970, 0), now) // 'is before 2004, which only a clock …'
 */
export function whyNotBelieved(time: number, notAfter: number): string | null {
  if (time > notAfter) return 'lies in the future.'
  if (time >= earliestTime) return null
  return 'is before 2004, which only a clock that was never set tells. Are seconds taken for milliseconds?'
}
