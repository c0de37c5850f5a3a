import { look } from '../src/look.ts'
import { columns } from '../src/model/heads.ts'
import type { Packed, Thresholds } from '../src/model/packed.ts'
import type { Labelled } from './corpus.ts'
import { besideAnother } from './beside.ts'
import { exampleOf, targetsOf } from './examples.ts'
import type { Example } from './examples.ts'
import { fitCalibration } from './fit-calibration.ts'
import type { Judged, Shares } from './fit-calibration.ts'
import { fit, sumsOf } from './fit.ts'
import type { Settings } from './fit.ts'
import { louderTwins } from './louder.ts'
import { meaningOf } from './meanings.ts'
import { pack } from './pack.ts'
import { phraseLessons } from './phrase-lessons.ts'

export const settings: Settings = { epochs: 6, rate: 0.1, decay: 0.005, seed: 4810, leastSeen: 8 }

/** How common things are in real posts, types by what serves the even half of 400 of them best; the corpus holds far more problems and danger than the world, so that they are learned. */
const shares: Shares = { types: [0.62, 0.22, 0.15, 0.03, 0.1, 0.18], severities: [0.75, 0.5, 0.1, 0.02] }

/**
 * Chosen on the even half of 400 real messages; a danger is said where it is likelier than not; that of a look so that what is said and what is looked
 * at are together no more than a fifth of the sample day: a team that is shown nothing all day stops looking (docs/understanding.md says what other thresholds give).
 */
export const thresholds: Thresholds = {
  severity: [0.5, 0.5, 0.15],
  danger: 0.5,
  stated: 0.04,
  needsReply: 0.65,
  risks: [0.3, 0.4, 0.35, 0.5, 0.5, 0.45, 0.4, 0.4, 0.45],
  look: { high: 0.2, critical: 0.05, risk: 0.6 },
  abusive: 0.5,
}
const folds = 5

/** Each message as it stands and as what it means. */
export type Lesson = { said: Example; meant: Example }

export function lessonsOf(corpus: readonly Labelled[]): Lesson[] {
  return corpus.map(message => {
    const { seen } = look(message.text, { earlier: message.earlier })
    const targets = targetsOf(message)
    return { said: exampleOf(seen, targets, 1), meant: meaningOf(seen, targets) }
  })
}

/** Each message as a model judges it that was made from the others. */
export function crossValidate(lessons: readonly Lesson[], phrases: readonly Example[]): Judged[] {
  const judged: Judged[] = []
  for (let fold = 0; fold < folds; fold++) {
    const others = lessons.filter((_, at) => at % folds !== fold)
    const fitted = fit([...others.map(({ said }) => said), ...phrases, ...others.map(({ meant }) => meant)], settings)
    for (const [at, { said }] of lessons.entries()) {
      if (at % folds !== fold) continue
      const sums = new Float64Array(columns)
      sumsOf(said, fitted, sums)
      judged[at] = { sums, targets: said.targets }
    }
  }
  return judged
}

/** Makes a model from messages: the same messages and the same code give the same weights, to the bit. */
export function trainModel(corpus: readonly Labelled[], hash: string): { packed: Packed; judged: Judged[] } {
  const lessons = lessonsOf(corpus)
  const phrases = phraseLessons(settings.seed)
  const judged = crossValidate(lessons, phrases)
  const taught = [...lessons.map(({ said }) => said), ...phrases, ...lessons.map(({ meant }) => meant)]
  const packed = pack(
    fit([...taught, ...besideAnother(corpus, settings.seed), ...louderTwins(corpus, settings.seed)], settings),
    { hash, messages: corpus.length },
    fitCalibration(judged, shares),
    thresholds,
  )
  return { packed, judged }
}
