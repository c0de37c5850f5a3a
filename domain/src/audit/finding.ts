import { checkSentences } from './en-checks.ts'

/** `unequal`: of measures that do not ask about loudness (value, language, being known). */
export type Verdict = 'fair' | 'favours the loud' | 'favours the quiet' | 'unequal' | 'not enough data'

export type Measure = 'hazard-ratio' | 'odds-ratio' | 'overtaking-ratio' | 'concentration-index'

/** Whether something holds that the number rests on; null where it could not be seen. */
export type Check = { id: string; holds: boolean | null; sentence: string }

/** Where only some of the cases were looked at, which. */
export function partCheck(used: number, all: number): Check[] {
  return used === all ? [] : [{ id: 'part', holds: true, sentence: checkSentences.part(used, all) }]
}

/** The same question asked in another way, to read the finding by. It has no verdict of its own. */
export type Beside = { id: string; effect: number; low: number; high: number; p: number; n: number; sentence: string }

export type Finding = {
  /** Stable: scripts watch it. */
  id: string
  /** For charts and headings. */
  title: string
  measure: Measure
  /** A ratio, 1 is even; of a concentration index the part beyond need, 0 is even. */
  effect: number
  /** Of an interval of `coverage`; null where there is none. */
  low: number | null
  high: number | null
  /** Two-sided, and corrected for all findings of the audit (Holm 1979). */
  p: number
  pAdjusted: number
  n: number
  /** Answers, or happenings, that it rests on. */
  events: number
  verdict: Verdict
  sentence: string
  /** Answers (or cases) that a verdict takes, where this is not enough. */
  needed: number | null
  /** The smallest ratio above 1 (index above 0) that these data would have shown. */
  visible: number | null
  checks: readonly Check[]
  beside: readonly Beside[]
  /** What to do about it; null where it is fair. */
  advice: string | null
}

/** A question that the file cannot answer, and what it would take. */
export type Untested = { id: string; sentence: string; columns: readonly string[] }
