import { levelApplies, promisedMinutes } from '../promise/promised-minutes.ts'
import { severities, type Severity } from '../severity/severity.ts'
import type { Level } from '../facts/relationship.ts'
import type { Policy } from '../policy/policy.ts'
import type { Instant } from '../time/instant.ts'

/** A case as it was: when it joined the queue, and the level that it would have had. */
export type RehearsedCase = { joinedAt: Instant; severity: Severity; level: Level }

const msPerMinute = 60_000

/**
 * Answers the cases of the past once more, at the very moments at which the team answered, once without levels and once with them. Only
 * the order differs: lanes first, then the promise, then severity and opening, as in the queue.
 * @param answeredAt moments at which somebody answered a first time; no more than there are cases
 * @returns the median wait of level good in minutes, in both orders, infinite where half of them were never answered; null where nobody of
 *   that level was answered
 * @example rehearse(cases, answers, defaultPolicy) // { without: 100, with: 102.5 }
 */
export function rehearse(
  cases: readonly RehearsedCase[],
  answeredAt: readonly Instant[],
  policy: Policy,
): { without: number; with: number } | null {
  const moments = answeredAt.toSorted((a, b) => a - b)
  const without = medianWait(cases, moments, ({ severity }) => promisedMinutes(policy, 'firstResponse', severity, 'good'))
  const accelerated = medianWait(cases, moments, one => promisedMinutes(policy, 'firstResponse', one.severity, one.level))
  return without === null || accelerated === null ? null : { without, with: accelerated }
}

/** Who is answered at each moment: the next that is due among those who wait. */
function medianWait(
  cases: readonly RehearsedCase[],
  moments: readonly Instant[],
  minutesOf: (one: RehearsedCase) => number,
): number | null {
  const opened = cases.toSorted((a, b) => a.joinedAt - b.joinedAt)
  const waiting = new Heap()
  const waits: number[] = []
  let next = 0
  for (const at of moments) {
    for (let one = opened[next]; one !== undefined && one.joinedAt <= at; one = opened[next]) {
      waiting.add({ one, lane: laneOf(one.severity), due: one.joinedAt + minutesOf(one) * msPerMinute, place: next })
      next += 1
    }
    const first = waiting.take()
    if (first !== undefined && isOfGood(first.one)) waits.push((at - first.one.joinedAt) / msPerMinute)
  }
  const isAnyAnswered = waits.length > 0
  // Who was never answered waited longer than everybody else: left out, they would make a queue look quicker that forgets them.
  const all = cases.filter(one => isOfGood(one)).length
  while (waits.length < all) waits.push(Number.POSITIVE_INFINITY)
  return isAnyAnswered ? medianOf(waits) : null
}

/** Whose wait is looked at: levels touch medium and low. */
function isOfGood({ level, severity }: RehearsedCase): boolean {
  return level === 'good' && levelApplies(severity)
}

function laneOf(severity: Severity): number {
  return levelApplies(severity) ? 3 : severities.indexOf(severity) + 1
}

function medianOf(waits: readonly number[]): number | null {
  const sorted = waits.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

type Waiting = { one: RehearsedCase; lane: number; due: Instant; place: number }

function isBefore(a: Waiting, b: Waiting): boolean {
  if (a.lane !== b.lane) return a.lane < b.lane
  if (a.due !== b.due) return a.due < b.due
  const difference = severities.indexOf(a.one.severity) - severities.indexOf(b.one.severity)
  return difference === 0 ? a.place < b.place : difference < 0
}

/** The next due first. */
class Heap {
  #items: Waiting[] = []

  add(item: Waiting): void {
    const items = this.#items
    let at = items.push(item) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!this.#swapIfBefore(at, above)) break
      at = above
    }
  }

  take(): Waiting | undefined {
    const items = this.#items
    const [first] = items
    const last = items.pop()
    if (last === undefined || items.length === 0) return first
    items[0] = last
    for (let at = 0, below = 1; below < items.length; below = 2 * at + 1) {
      const [left, right] = [items[below], items[below + 1]]
      const child = left && right && isBefore(right, left) ? below + 1 : below
      if (!this.#swapIfBefore(child, at)) break
      at = child
    }
    return first
  }

  #swapIfBefore(one: number, other: number): boolean {
    const [a, b] = [this.#items[one], this.#items[other]]
    if (!a || !b || !isBefore(a, b)) return false
    this.#items[one] = b
    this.#items[other] = a
    return true
  }
}
