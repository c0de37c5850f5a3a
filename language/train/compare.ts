import { createHash } from 'node:crypto'
import { evaluate } from '../evaluation/report.ts'
import type { Gold, Report } from '../evaluation/report.ts'
import type { Packed } from '../src/model/packed.ts'
import { Scorer } from '../src/model/scorer.ts'
import { understand, understandingBy } from '../src/understand.ts'
import type { Labelled } from './corpus.ts'
import { madeFromHash } from './made-from.ts'
import { trainModel } from './model.ts'

/** One correction in so many is kept back for measuring. */
const heldBack = 5

function goldOf(message: Labelled): Gold {
  return { ...message, id: message.place }
}

const shown: readonly (readonly [name: string, of: (report: Report) => number])[] = [
  ['type, accuracy', report => report.type.accuracy],
  ['type, macro-F1', report => report.type.macroF1],
  ['severity, quadratic kappa', report => report.severity.quadraticKappa],
  ['high and critical, recall', report => report.severity.graveRecall ?? Number.NaN],
  ['high and critical, precision', report => report.severity.gravePrecision ?? Number.NaN],
  ['needs a reply, accuracy', report => report.needsReply.accuracy],
  ['tone, accuracy', report => report.tone.accuracy],
  ['abusive, accuracy', report => report.abusive.accuracy],
]

function sideBySide(before: Report, after: Report): string {
  const rows = shown.map(
    ([name, of]) => `${name.padEnd(32)} ${of(before).toFixed(3).padStart(7)} ${of(after).toFixed(3).padStart(7)}`,
  )
  return [`${`${before.messages} messages held out`.padEnd(32)}     old     new`, ...rows].join('\n')
}

/** Trains on the corpus and the corrections, without those that are held out, and measures old and new on what neither has seen. */
export function compareOnHeldOut(
  corpus: readonly Labelled[],
  corrections: readonly Labelled[],
  heldOut: readonly Labelled[],
): { packed: Packed; text: string } {
  const taught = corrections.filter((_, at) => at % heldBack !== 0)
  const measured = [...heldOut, ...corrections.filter((_, at) => at % heldBack === 0)].map(goldOf)
  const hash = createHash('sha256').update(madeFromHash()).update(JSON.stringify(taught)).digest('hex')
  const { packed } = trainModel([...corpus, ...taught], hash)
  return { packed, text: sideBySide(evaluate(measured, understand), evaluate(measured, understandingBy(new Scorer(packed)))) }
}
