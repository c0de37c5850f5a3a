import { answersNeeded, smallestRatio } from '../statistics/survival/power.ts'
import type { Estimate } from './estimate.ts'
import type { Verdict } from './finding.ts'

/** A ratio nearer to 1 than this is as good as even (decision model, "Fairness audit"). */
export const delta = 1.05
const significant = 0.05

export type Judged = {
  low: number | null
  high: number | null
  pAdjusted: number
  scale: 'ratio' | 'index'
  asksLoudness: boolean
  /** `no-less`: it is right that more goes to those ranked high. */
  right?: 'even' | 'no-less' | undefined
}

/**
 * What a finding says: *fair* when the interval lies inside (1/δ, δ); *favours the loud* when its low end is above 1 and its high end reaches
 * δ, and the probability holds after correction for all findings; *favours the quiet* mirrored; else *not enough data*. An index counts
 * as a logarithm of a ratio.
 */
export function verdictOf({ low, high, pAdjusted, scale, asksLoudness, right }: Judged): Verdict {
  if (low === null || high === null) return 'not enough data'
  const [from, to] = scale === 'ratio' ? [Math.log(low), Math.log(high)] : [low, high]
  const edge = Math.log(delta)
  if (from > -edge && (to < edge || right === 'no-less')) return 'fair'
  if (!(pAdjusted < significant)) return 'not enough data'
  if (from > 0 && to >= edge && right !== 'no-less') return asksLoudness ? 'favours the loud' : 'unequal'
  if (to < 0 && from <= -edge) return asksLoudness ? 'favours the quiet' : 'unequal'
  return 'not enough data'
}

/** What such data can show: the answers that a verdict takes, and the smallest ratio that these would have shown. */
export function reachOf({ events, error }: Pick<Estimate, 'events' | 'error'>): { needed: number; visible: number } {
  // What the covariate varies on its own, per answer, as the error tells it.
  const variance = 1 / (events * error * error)
  return { needed: answersNeeded(delta, { variance }), visible: smallestRatio(events, { variance }) }
}
