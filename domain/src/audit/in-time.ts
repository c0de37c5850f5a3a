import { kaplanMeier } from '../statistics/survival/kaplan-meier.ts'
import { timeAtShare } from '../statistics/survival/kaplan-meier.ts'
import type { CaseColumns } from './case-columns.ts'
import { rowsWhere } from './case-columns.ts'
import { knowsNeed } from './exposure.ts'
import { closedLeave, waitsOf } from './waits.ts'

/**
 * 1 where a case was answered within the time in which half of its severity class was: exports tell no promises, and this asks who is ahead
 * of the middle. Cases that were watched for less count 0, and those like them 1/Ĝ (inverse probability of being watched; Robins & Rotnitzky
 * 1992). Closed without an answer was not in time.
 */
export function inTimeShares(cases: CaseColumns): { amount: Float64Array; weights: Float64Array } {
  const [amount, weights] = [new Float64Array(cases.count), new Float64Array(cases.count)]
  const classes = cases.severity?.codes ?? cases.text?.severityRead ?? new Int32Array(cases.count)
  for (const code of new Set(classes)) {
    const rows = rowsWhere(cases.count, row => classes[row] === code && knowsNeed(cases, row))
    const waits = waitsOf(cases, rows)
    const middle = timeAtShare(kaplanMeier(closedLeave(waits)), 0.5)
    if (middle === null) continue
    const stillWatched = watchedShare(waits.watched)
    for (let i = 0; i < rows.length; i += 1) {
      const row = rows[i] ?? 0
      const inTime = waits.outcome[i] === 1 && (waits.time[i] ?? 0) <= middle
      const isKnown = inTime || (waits.watched[i] ?? 0) > middle
      amount[row] = inTime ? 1 : 0
      weights[row] = isKnown ? 1 / stillWatched(inTime ? (waits.time[i] ?? 0) : middle) : 0
    }
  }
  return { amount, weights }
}

/** The share of cases that are watched for at least so long: every end is known, so it is a plain count. */
function watchedShare(watched: Float64Array): (time: number) => number {
  const sorted = watched.toSorted()
  return time => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle] ?? 0) < time) low = middle + 1
      else high = middle
    }
    return Math.max(1, sorted.length - low) / sorted.length
  }
}
