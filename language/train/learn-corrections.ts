import { createHash } from 'node:crypto'
import { isHeldBack } from '../evaluation/held-back.ts'
import type { Packed } from '../src/model/packed.ts'
import type { Labelled } from './corpus.ts'
import { madeFromHash } from './made-from.ts'
import { trainModel } from './model.ts'

/** A version made from the corpus and the corrections, without those that are held back for measuring. */
export function learnCorrections(corpus: readonly Labelled[], corrections: readonly Labelled[]): Packed {
  const taught = corrections.filter(({ text }) => !isHeldBack(text))
  const hash = createHash('sha256').update(madeFromHash()).update(JSON.stringify(taught)).digest('hex')
  return trainModel([...corpus, ...taught], hash).packed
}
