import { weights } from '@evenhand/language/model/weights.generated.js'
import type { Packed } from '@evenhand/language/model/packed.ts'
import { Scorer } from '@evenhand/language/model/scorer.ts'
import { ownScorer } from '@evenhand/language/understand.ts'

/** A version of the language model, ready to read. */
export type Model = {
  /** The beginning of a hash, as decisions carry it. */
  version: string
  scorer: Scorer
  /** For reading by it in another process; null for the one that came along, which every process has. */
  packed: Packed | null
}

const versionLength = 12

/** The name of the version with this hash. */
export function versionOf(hash: string): string {
  return hash.slice(0, versionLength)
}

/** The model that came with Evenhand, named by what it was made from. */
export const builtIn: Model = { version: versionOf(weights.madeFrom.hash), scorer: ownScorer, packed: null }

/** @throws Error when the weights are of another format or broken */
export function modelFrom(version: string, packed: Packed): Model {
  return { version, scorer: new Scorer(packed), packed }
}
