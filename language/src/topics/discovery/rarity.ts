/** Counted by a hash of the feature, so that memory does not grow with the vocabulary. */
const buckets = 2 ** 15
/** As many messages are imagined to have come before, so that the first real ones do not make every word look common. */
const imagined = 200

/** How rare features are among the messages so far: the idf of TF-IDF, counted as messages come. */
export class Rarity {
  readonly counts: Uint16Array
  documents: number

  constructor(stored?: { counts: Uint16Array; documents: number }) {
    this.counts = stored?.counts ?? new Uint16Array(buckets)
    this.documents = stored?.documents ?? 0
  }

  /** Halves everything before a count overflows: what is long ago counts less and less. */
  add(features: Iterable<number>): void {
    this.documents += 1
    for (const feature of features) {
      const bucket = feature % buckets
      this.counts[bucket] = (this.counts[bucket] ?? 0) + 1
    }
    if (this.documents < 60_000) return
    this.documents /= 2
    for (let bucket = 0; bucket < buckets; bucket++) this.counts[bucket] = (this.counts[bucket] ?? 0) >> 1
  }

  /** From about 0 (in every message) to about 12. */
  of(feature: number): number {
    return Math.log((this.documents + imagined) / ((this.counts[feature % buckets] ?? 0) + 1))
  }

  /** Too common to find anything by. */
  isEverywhere(feature: number): boolean {
    return (this.counts[feature % buckets] ?? 0) > (this.documents + imagined) * 0.1
  }
}
