import { matterSignals } from './lexicon/lexicon.ts'
import type { Understanding } from './understanding.ts'

const grave: ReadonlySet<string> = new Set(matterSignals.slice(0, matterSignals.indexOf('remark')))

/**
 * What happened, as far as a message says so: the kinds of facts that can make a matter more severe, without their words. Saying
 * the same again states the same.
 * @example statedFacts(understand('I was charged twice')) // ['loss']
 */
export function statedFacts({ evidence }: Pick<Understanding, 'evidence'>): readonly string[] {
  return [...new Set(evidence.map(({ signal }) => signal).filter(signal => grave.has(signal)))]
}
