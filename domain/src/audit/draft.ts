import type { Estimate } from './estimate.ts'
import { intervalOf, probabilityOf } from './estimate.ts'
import { checkSentences } from './en-checks.ts'
import type { Beside, Check, Finding, Measure } from './finding.ts'

/** A finding before all findings are seen together: no verdict yet. Values are on the scale on which even is 0. */
export type Draft = {
  id: string
  measure: Measure
  asksLoudness: boolean
  /** What is as it should be: that all are alike, or that those ranked high get no less. */
  right?: 'even' | 'no-less'
  value: number
  interval: { low: number; high: number } | null
  p: number
  n: number
  events: number
  reach: { needed: number; visible: number } | null
  /** Words of the catalogue: who is compared, and what happened to them. */
  words: Words
  checks: readonly Check[]
  beside: readonly Beside[]
}

/** Places in the catalogue (`en.ts`), with the name of a group where there is one. */
export type Words = { who: Who; what: What; name?: string }
export type Who =
  | 'followers'
  | 'loud'
  | 'capitals'
  | 'exclamation'
  | 'profanity'
  | 'mention'
  | 'press'
  | 'public'
  | 'known'
  | 'complained'
  | 'trigger'
  | 'language'
  | 'region'
  | 'value'
  | 'need'
export type What =
  | 'answered'
  | 'resolved'
  | 'answered-at-all'
  | 'priority'
  | 'level'
  | 'paused'
  | 'overridden'
  | 'reopened'
  | 'satisfied'
  | 'overtook'
  | 'words'
  | 'goodwill'
  | 'in-time'

export const isRatio = (measure: Measure): boolean => measure !== 'concentration-index'

/** Where something tells the outcome perfectly, a ratio may be larger than any number: beyond a million none is told. */
const [leastTold, greatestTold] = [1e-6, 1e6]

/** @param log of a ratio */
export const ratioOf = (log: number): number => Math.min(greatestTold, Math.max(leastTold, Math.exp(log)))

/** On the scale of the measure: a ratio, or an index as it is. */
export function onScale(measure: Measure, value: number): number {
  return isRatio(measure) ? ratioOf(value) : value
}

export function draftOf(
  about: Pick<Draft, 'id' | 'measure' | 'asksLoudness' | 'words'> & Partial<Pick<Draft, 'checks' | 'beside'>>,
  estimate: Estimate,
  reach: Draft['reach'],
): Draft {
  const { checks = [], ...others } = about
  return {
    beside: [],
    ...others,
    checks: estimate.profiled === undefined ? checks : [separated, ...checks],
    value: estimate.value,
    interval: intervalOf(estimate),
    p: probabilityOf(estimate),
    n: estimate.cases,
    events: estimate.events,
    reach,
  }
}

const separated: Check = { id: 'separated', holds: false, sentence: checkSentences.separated }

/** A number beside a finding. */
export function besideOf(id: string, estimate: Estimate, sentence: (ratio: Omit<Beside, 'sentence'>) => string): Beside {
  const { low, high } = intervalOf(estimate)
  const ratio = {
    id,
    effect: ratioOf(estimate.value),
    low: ratioOf(low),
    high: ratioOf(high),
    p: probabilityOf(estimate),
    n: estimate.cases,
  }
  return { ...ratio, sentence: sentence(ratio) }
}

export type Answered = {
  drafts: readonly Draft[]
  untested: readonly { id: string; reason: string; columns: readonly string[] }[]
}
export const nothing: Answered = { drafts: [], untested: [] }

export function untested(id: string, reason: string, columns: readonly string[] = []): Answered {
  return { drafts: [], untested: [{ id, reason, columns }] }
}

export function together(parts: readonly Answered[]): Answered {
  return { drafts: parts.flatMap(part => part.drafts), untested: parts.flatMap(part => part.untested) }
}

export type { Finding }
