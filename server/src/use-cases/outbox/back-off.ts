/** After this many attempts a person has to look: about two days. */
export const mostAttempts = 14

const firstMs = 5_000
const longestMs = 6 * 3_600_000

/**
 * The pause before the next attempt: 5 s, then three times as long each time, six hours at most.
 * @param attempts how many were made, 1 or more
 * @example backOffMs(2) // 15000
 */
export function backOffMs(attempts: number): number {
  return Math.min(firstMs * 3 ** (attempts - 1), longestMs)
}
