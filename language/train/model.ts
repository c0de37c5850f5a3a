import { look } from '../src/look.ts'
import { columns } from '../src/model/heads.ts'
import type { Packed, Thresholds } from '../src/model/packed.ts'
import type { Labelled } from './corpus.ts'
import { exampleOf, targetsOf } from './examples.ts'
import type { Example } from './examples.ts'
import { fitCalibration } from './fit-calibration.ts'
import type { Judged, Shares } from './fit-calibration.ts'
import { fit, sumsOf } from './fit.ts'
import type { Settings } from './fit.ts'
import { louderTwins } from './louder.ts'
import { pack } from './pack.ts'
import { phraseLessons } from './phrase-lessons.ts'

export const settings: Settings = { epochs: 12, rate: 0.1, decay: 0.005, seed: 4810, leastSeen: 4 }

/** How common things are in real posts; the corpus holds far more problems and danger than the world, so that they are learned. */
const shares: Shares = { types: [0.5, 0.09, 0.08, 0.04, 0.12, 0.17], severities: [0.75, 0.5, 0.1, 0.02] }

/** Chosen on the even half of 400 real messages, and for recall where a person is in danger. */
export const thresholds: Thresholds = {
  severity: [0.5, 0.5, 0.15, 0.2],
  stated: 0.04,
  needsReply: 0.6,
  risks: [0.3, 0.4, 0.3, 0.3, 0.4, 0.4, 0.4, 0.4, 0.4],
  look: { high: 0.2, critical: 0.04, risk: 0.12 },
  abusive: 0.5,
}
const folds = 5

export function examplesOf(corpus: readonly Labelled[]): Example[] {
  return corpus.map(message => exampleOf(look(message.text, { earlier: message.earlier }).seen, targetsOf(message), 1))
}

/** Each message as a model judges it that was made from the others. */
export function crossValidate(examples: readonly Example[], lessons: readonly Example[]): Judged[] {
  const judged: Judged[] = []
  for (let fold = 0; fold < folds; fold++) {
    const fitted = fit([...examples.filter((_, at) => at % folds !== fold), ...lessons], settings)
    for (const [at, example] of examples.entries()) {
      if (at % folds !== fold) continue
      const sums = new Float64Array(columns)
      sumsOf(example, fitted, sums)
      judged[at] = { sums, targets: example.targets }
    }
  }
  return judged
}

/** Makes a model from messages: the same messages and the same code give the same weights, to the bit. */
export function trainModel(corpus: readonly Labelled[], hash: string): { packed: Packed; judged: Judged[] } {
  const examples = examplesOf(corpus)
  const lessons = phraseLessons(settings.seed)
  const judged = crossValidate(examples, lessons)
  const twins = louderTwins(corpus, settings.seed)
  const packed = pack(
    fit([...examples, ...lessons, ...twins], settings),
    { hash, messages: corpus.length },
    fitCalibration(judged, shares),
    thresholds,
  )
  return { packed, judged }
}
