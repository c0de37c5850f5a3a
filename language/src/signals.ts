import type { MatterSignal } from './lexicon/lexicon.ts'
import type { MatterFound, Reading } from './reading.ts'

/** Signals that state a danger; a "not" right before one takes it back. */
const dangers: ReadonlySet<MatterSignal> = new Set([
  'unsafe-product',
  'injury',
  'fraud',
  'coercion',
  'harassment',
  'stranded',
  'minor-in-danger',
  'bereavement',
  'hardship',
])

/** Signals that "what happens if …" turns into a question. A danger is never talked away so. */
const supposable: ReadonlySet<MatterSignal> = new Set(['problem', 'cancelled', 'blocked', 'loss', 'no-answer', 'deadline'])

// In words.
const negationReach = 1
const hypothesisReach = 8
const pastReach = 8
/** No phrase is longer, gaps included. */
const longestPhrase = 24

/** What was found, by signal and in order of place. */
export type Places = ReadonlyMap<MatterSignal, readonly MatterFound[]>

/** Sorts what was found by signal. The order of place is kept. */
export function placesOf(found: readonly MatterFound[]): Places {
  return Map.groupBy(found, each => each.signal)
}

/** The finds of one signal within so many words of a place; by halving, so that long texts stay linear. */
function around(places: Places, signal: MatterSignal, found: MatterFound, reach: number): MatterFound[] {
  const all = places.get(signal)
  if (all === undefined) return []
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((all[middle]?.start ?? 0) < found.start - reach - longestPhrase) low = middle + 1
    else high = middle
  }
  const close: MatterFound[] = []
  for (let at = low; at < all.length; at++) {
    const each = all[at]
    if (each === undefined || each.start > found.end + reach) break
    if (found.start - each.end <= reach) close.push(each)
  }
  return close
}

/** "No smoke" denies it; "no, smoke" does not. */
function isDenied(danger: MatterFound, places: Places, reading: Reading): boolean {
  return around(places, 'negation', danger, negationReach).some(({ end }) => {
    if (end > danger.start || danger.start - end >= negationReach) return false
    return reading.tokens.slice(end, danger.start + 1).every(token => token.breakBefore === 0)
  })
}

function isSupposed(found: MatterFound, places: Places): boolean {
  return around(places, 'hypothetical', found, hypothesisReach).some(({ end }) => found.start >= end - 1)
}

/** The "late" of "my late husband" is no delay. */
function isInside(found: MatterFound, places: Places): boolean {
  return around(places, 'bereavement', found, 0).some(({ start, end }) => start <= found.start && end >= found.end)
}

function opensSentence(found: MatterFound, reading: Reading): boolean {
  return found.start === 0 || reading.tokens[found.start]?.breakBefore === 2
}

/** What remains when denials and suppositions are taken out. */
export function standing(reading: Reading): MatterFound[] {
  const places = placesOf(reading.matter)
  return reading.matter.filter(found => {
    if (found.signal === 'negation' || found.signal === 'hypothetical') return false
    if (found.signal === 'question-word') return opensSentence(found, reading)
    if (found.signal === 'problem' && isInside(found, places)) return false
    if (dangers.has(found.signal)) return !isDenied(found, places, reading)
    return !supposable.has(found.signal) || !isSupposed(found, places)
  })
}

/** True when the words beside it put it into the past: "burned my hand last year". */
export function isPast(found: MatterFound, places: Places): boolean {
  return around(places, 'past', found, pastReach).length > 0
}

/** The first place where two signals stand within so many words of each other, in different words, or null. */
export function near(places: Places, one: MatterSignal, other: MatterSignal, reach: number): MatterFound | null {
  if (!places.has(other)) return null
  for (const found of places.get(one) ?? []) {
    const beside = around(places, other, found, reach).find(each => each.start >= found.end || each.end <= found.start)
    if (beside !== undefined) {
      return { ...found, start: Math.min(found.start, beside.start), end: Math.max(found.end, beside.end) }
    }
  }
  return null
}
