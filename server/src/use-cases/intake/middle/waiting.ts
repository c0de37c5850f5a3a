import type { Clock } from '@evenhand/domain/facts/relationship.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import { deflectionOf } from '@evenhand/language/deflection.ts'
import type { CaseTurn } from './world.ts'

/** The case's clock as messages move it. Whatever the order in which they arrive, the same messages give the same clock. */

/** The clock of a matter that joins the queue now. */
export function clockFrom(at: Instant): Clock {
  return {
    status: 'open',
    joinedAt: at,
    waitingSince: at,
    firstResponseAt: null,
    customerWaitingSince: null,
    pauses: [],
    fixedDates: [],
    snoozedUntil: null,
  }
}

/** Open, and nothing of history any more. */
export function openAgain({ keptAsHistory: _kept, ...clock }: Clock): Clock {
  return clock.status === 'resolved' ? { ...clock, status: 'open' } : clock
}

/** Opens again with its place held: the matter joins the queue now and has waited since its first contact. */
export function reopened(clock: Clock, at: Instant): Clock {
  return { ...openAgain(clock), status: 'open', joinedAt: at, customerWaitingSince: null, snoozedUntil: null }
}

/**
 * A message that was written before the matter joined the queue and arrives only now: the matter joined when it was written.
 * After a reopening only the wait began earlier.
 */
export function joinedEarlier(clock: Clock, openedAt: Instant, at: Instant): Clock {
  const joinedAt = clock.joinedAt === openedAt ? Math.min(clock.joinedAt, at) : clock.joinedAt
  return { ...clock, joinedAt, waitingSince: Math.min(clock.waitingSince, at) }
}

/** The customer wrote: a wait for them ends. */
export function resumed(clock: Clock, at: Instant): Clock {
  if (clock.status !== 'pending') return clock
  const pauses = clock.pauses.map(pause => (pause.to === null ? { ...pause, to: Math.max(at, pause.from) } : pause))
  return { ...clock, status: 'open', pauses }
}

/** A snooze is our own wish; a customer who asks ends it. */
export function woken(clock: Clock): Clock {
  return clock.status === 'snoozed' ? { ...clock, status: 'open', snoozedUntil: null } : clock
}

/**
 * Our answer: the earliest since the matter joined the queue is the first response. Only sending somebody elsewhere is none.
 */
export function answered(clock: Clock, { at, text }: Pick<CaseTurn, 'at' | 'text'>): Clock {
  if (at < clock.joinedAt) return clock
  const isFirst = clock.firstResponseAt === null || clock.firstResponseAt < clock.joinedAt || at < clock.firstResponseAt
  return isFirst && deflectionOf(text) === null ? { ...clock, firstResponseAt: at } : clock
}

/**
 * Since when the customer waits for our next answer: their earliest question after our last one. Asking again moves nothing.
 * @param turns the latest messages of the case; what is older is remembered by the clock itself
 */
export function withCustomerWaiting(clock: Clock, turns: readonly CaseTurn[]): Clock {
  const { firstResponseAt, joinedAt, customerWaitingSince: remembered } = clock
  if (firstResponseAt === null || firstResponseAt < joinedAt) return setWaiting(clock, null)
  const answers = turns.filter(({ direction }) => direction === 'out')
  // An answer that is no longer among the latest turns.
  const isFirst = ({ at, writtenAt }: CaseTurn): boolean =>
    at === firstResponseAt || (writtenAt !== null && writtenAt <= firstResponseAt)
  if (!answers.some(isFirst)) answers.push(unseenAnswer(firstResponseAt))
  const isOpen = (asked: Pick<CaseTurn, 'at' | 'receivedAt'>): boolean => !answers.some(answer => isAnsweredBy(asked, answer))
  const isKnown = turns.some(({ direction, at }) => direction === 'in' && at === remembered)
  let since = remembered !== null && !isKnown && isOpen({ at: remembered, receivedAt: remembered }) ? remembered : null
  for (const turn of turns) {
    if (turn.direction !== 'in' || !turn.asksForAnswer || (since !== null && turn.at >= since)) continue
    if (isOpen(turn)) since = turn.at
  }
  return setWaiting(clock, since)
}

/**
 * True when an answer came after a question. What was written here answers only what had arrived when it was written: a question
 * that came in while it was held for its undo time still waits.
 */
function isAnsweredBy(asked: Pick<CaseTurn, 'at' | 'receivedAt'>, answer: CaseTurn): boolean {
  return answer.writtenAt === null ? asked.at <= answer.at : asked.receivedAt <= answer.writtenAt
}

function unseenAnswer(at: Instant): CaseTurn {
  return { messageId: '', direction: 'out', at, receivedAt: at, writtenAt: null, text: '', asksForAnswer: false, states: [] }
}

function setWaiting(clock: Clock, customerWaitingSince: Instant | null): Clock {
  return clock.customerWaitingSince === customerWaitingSince ? clock : { ...clock, customerWaitingSince }
}
