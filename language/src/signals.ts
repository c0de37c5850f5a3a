import type { MatterSignal } from './lexicon/lexicon.ts'
import type { MatterFound, Reading } from './reading.ts'

/** Signals that state a danger, and need a "not" right before them to be taken back. */
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

const negationReach = 2
const hypothesisReach = 8
const pastReach = 8

function positionsOf(found: readonly MatterFound[], signal: MatterSignal): readonly MatterFound[] {
  return found.filter(each => each.signal === signal)
}

function covers(outer: MatterFound, inner: MatterFound): boolean {
  return outer.start <= inner.start && outer.end >= inner.end
}

/** "No smoke" denies it; "no, smoke" and "not only" do not. */
function isDenied(danger: MatterFound, negations: readonly MatterFound[], reading: Reading): boolean {
  return negations.some(({ end }) => {
    if (end > danger.start || danger.start - end >= negationReach) return false
    return reading.tokens.slice(end, danger.start + 1).every(token => token.breakBefore === 0)
  })
}

/** What remains when denials and suppositions are taken out. */
export function standing(reading: Reading): MatterFound[] {
  const negations = positionsOf(reading.matter, 'negation')
  const hypotheses = positionsOf(reading.matter, 'hypothetical')
  return reading.matter.filter(found => {
    if (found.signal === 'question-word') return found.start === 0 || reading.tokens[found.start]?.breakBefore === 2
    if (found.signal === 'negation' || found.signal === 'hypothetical') return false
    if (dangers.has(found.signal) && isDenied(found, negations, reading)) return false
    // The "late" of "my late husband" is no delay.
    if (found.signal === 'problem' && reading.matter.some(other => other.signal === 'bereavement' && covers(other, found)))
      return false
    if (!supposable.has(found.signal)) return true
    return !hypotheses.some(({ end }) => found.start >= end - 1 && found.start - end <= hypothesisReach)
  })
}

/** True when the words beside it put it into the past: "burned my hand last year". */
export function isPast(found: MatterFound, all: readonly MatterFound[]): boolean {
  return positionsOf(all, 'past').some(past => past.start - found.end <= pastReach && found.start - past.end <= pastReach)
}

/** The first place where two signals stand near each other in different words, or null. */
export function near(all: readonly MatterFound[], one: MatterSignal, other: MatterSignal, reach: number): MatterFound | null {
  const others = positionsOf(all, other)
  for (const found of positionsOf(all, one)) {
    const beside = others.find(
      each =>
        (each.start >= found.end || each.end <= found.start) &&
        each.start - found.end <= reach &&
        found.start - each.end <= reach,
    )
    if (beside !== undefined)
      return { ...found, start: Math.min(found.start, beside.start), end: Math.max(found.end, beside.end) }
  }
  return null
}
