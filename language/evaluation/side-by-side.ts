import type { Understand } from '../src/understand.ts'
import type { ChoiceMeasure } from './metrics.ts'
import { evaluate } from './report.ts'
import type { Gold, Report } from './report.ts'

/** One figure of two versions, each from 0 to 1; null where nothing of the kind was among the messages. */
export type Pair = { name: string; before: number | null; after: number | null }
export type ClassPair = { label: string; messages: number; recall: Omit<Pair, 'name'>; precision: Omit<Pair, 'name'> }
/** Two versions measured on the same messages, which neither was taught. */
export type SideBySide = { messages: number; measures: Pair[]; type: ClassPair[]; severity: ClassPair[] }

const measures = {
  'type-accuracy': report => report.type.accuracy,
  'type-macro-f1': report => report.type.macroF1,
  'severity-accuracy': report => report.severity.accuracy,
  'severity-kappa': report => report.severity.quadraticKappa,
  'grave-recall': report => report.severity.graveRecall,
  'grave-precision': report => report.severity.gravePrecision,
  'reply-accuracy': report => report.needsReply.accuracy,
  'tone-accuracy': report => report.tone.accuracy,
  'abuse-accuracy': report => report.abusive.accuracy,
  'deaf-to-volume': leastKept,
} satisfies Record<string, (report: Report) => number | null>

export const measureNames = Object.keys(measures) as (keyof typeof measures)[]

/** How often severity stays under that change of manner which moves it most. */
function leastKept({ invariance }: Report): number | null {
  return invariance.length === 0 ? null : Math.min(...invariance.map(({ severityKept }) => severityKept))
}

const finite = (value: number | null | undefined): number | null =>
  value === undefined || value === null || !Number.isFinite(value) ? null : value

function classesOf(before: ChoiceMeasure, after: ChoiceMeasure): ClassPair[] {
  return before.classes.map((old, at) => {
    const fresh = after.classes[at]
    return {
      label: old.label,
      messages: old.right,
      recall: { before: finite(old.recall), after: finite(fresh?.recall) },
      precision: { before: finite(old.precision), after: finite(fresh?.precision) },
    }
  })
}

/** Changes of manner are tried on one message in so many. */
const louderOneIn = 5

/** Measures two versions on the same labelled messages. Takes about a second for a thousand of them. */
export function sideBySide(gold: readonly Gold[], before: Understand, after: Understand): SideBySide {
  const louder = gold.filter((_, at) => at % louderOneIn === 0)
  const [old, fresh] = [evaluate(gold, before, louder), evaluate(gold, after, louder)]
  return {
    messages: gold.length,
    measures: measureNames.map(name => ({ name, before: finite(measures[name](old)), after: finite(measures[name](fresh)) })),
    type: classesOf(old.type, fresh.type),
    severity: classesOf(old.severity, fresh.severity),
  }
}
