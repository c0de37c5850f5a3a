import type { Turn } from './understanding.ts'

/**
 * Of what was said before, the part that a message is read by: the last turn, and the last of the customer's. Whoever reads with these alone
 * reads the same.
 * @param earlier oldest first
 * @example heardTurns([{ direction: 'in', text: 'a' }, { direction: 'in', text: 'b' }]) // the second
 */
export function heardTurns(earlier: readonly Turn[]): readonly Turn[] {
  const last = earlier.at(-1)
  if (last === undefined || earlier.length === 1) return earlier
  const asked = last.direction === 'in' ? undefined : earlier.findLast(turn => turn.direction === 'in')
  return asked === undefined ? [last] : [asked, last]
}

/** True where the same was heard. */
export function hearsTheSame(some: readonly Turn[], others: readonly Turn[]): boolean {
  return (
    some.length === others.length &&
    some.every((turn, at) => turn.direction === others[at]?.direction && turn.text === others[at]?.text)
  )
}
