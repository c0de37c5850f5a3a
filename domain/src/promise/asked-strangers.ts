import type { Clock, Pause, Relationship } from '../facts/relationship.ts'

/**
 * True when a wait holds nothing up: asking a stranger who they are never pauses (decision model, "Promise"), or not being known
 * would cost what being known saves. Waiting for a fact about the matter pauses for everybody alike.
 * @param known whether exact evidence says who they are; a link that is only suggested does not
 * @example holdsNothingUp({ from, to: null, fact: 'full name', asksWho: true }, false) // true
 */
export function holdsNothingUp(pause: Pick<Pause, 'asksWho'>, known: boolean): boolean {
  return pause.asksWho === true && !known
}

/**
 * The clock as promises may see it: without waits that hold nothing up. A case that waits for nothing else is open.
 */
export function pausedClock({ clock, known }: Pick<Relationship, 'clock' | 'known'>): Clock {
  if (!clock.pauses.some(pause => holdsNothingUp(pause, known))) return clock
  const pauses = clock.pauses.filter(pause => !holdsNothingUp(pause, known))
  const waits = pauses.some(({ to }) => to === null)
  return { ...clock, pauses, status: clock.status === 'pending' && !waits ? 'open' : clock.status }
}
