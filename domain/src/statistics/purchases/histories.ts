/**
 * When a customer bought, in the three numbers that are enough for BG/NBD. Times in weeks (any unit does, the same everywhere).
 * In the literature: x, t_x, T.
 */
export type History = {
  /** Purchases after the first, a whole number from 0; several on one day are one. */
  repeats: number
  /** From the first purchase to the last; 0 without repeats. */
  recency: number
  /** From the first purchase to the moment of looking; never less than `recency`. */
  age: number
}

/** The same of many customers, place by place. */
export type Histories = { repeats: Float64Array; recency: Float64Array; age: Float64Array }

/**
 * Why three numbers are no history, or null when they are.
 * @example whyNoHistory({ repeats: 1, recency: 9, age: 8 }) // 'recency-after-age'
 */
export function whyNoHistory({ repeats, recency, age }: History): NoHistory | null {
  if (!Number.isInteger(repeats) || repeats < 0) return 'repeats-not-whole'
  if (!Number.isFinite(recency) || recency < 0 || !Number.isFinite(age) || age < 0) return 'time-not-positive'
  if (recency > age) return 'recency-after-age'
  if ((repeats === 0) !== (recency === 0)) return 'recency-without-repeats'
  return null
}

export type NoHistory = 'repeats-not-whole' | 'time-not-positive' | 'recency-after-age' | 'recency-without-repeats'

/** The distinct numbers of repeats, how many customers have each, and which one each customer has. */
export type RepeatClasses = { repeats: Float64Array; counts: Float64Array; classOf: Int32Array }

/** Few numbers of repeats occur among many customers: what depends on them alone is worked out once for each. */
export function repeatClassesOf(repeats: Float64Array): RepeatClasses {
  const places = new Map<number, number>()
  const counts: number[] = []
  const classOf = new Int32Array(repeats.length)
  for (let i = 0; i < repeats.length; i += 1) {
    const value = repeats[i] ?? 0
    let place = places.get(value)
    if (place === undefined) {
      place = counts.length
      places.set(value, place)
      counts.push(0)
    }
    counts[place] = (counts[place] ?? 0) + 1
    classOf[i] = place
  }
  return { repeats: Float64Array.from(places.keys()), counts: Float64Array.from(counts), classOf }
}
