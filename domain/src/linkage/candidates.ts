/** Pairs as one number each, `left × people + right` with left < right, sorted, none twice. */
export type Candidates = {
  pairs: Float64Array
  /** Groups under one key that were too large to be compared. */ passedOver: number
}

/**
 * Which pairs are worth comparing: those that share a key. Small groups go first and the largest are passed over, until there are about
 * `most` pairs, so that time and memory grow with the number of people and not with its square.
 * @param keysAt the keys of each person
 * @param firstOfOther people from here on stand in the other file, and only pairs across are wanted; null within one file
 */
export function candidatesOf(
  people: number,
  keysAt: (at: number) => readonly string[],
  firstOfOther: number | null,
  most: number,
): Candidates {
  const { entries, bits } = entriesOf(people, keysAt)
  const groups = groupsOf(entries, bits)
  const { limit, pairs: expected, passedOver } = limitOf(groups, most)
  let pairs = new Float64Array(expected)
  let count = 0
  for (let from = 0; from < entries.length;) {
    const end = groupEnd(entries, from, bits)
    if (end - from <= limit) {
      for (let i = from; i < end; i += 1) {
        const left = (entries[i] ?? 0) % bits
        for (let j = i + 1; j < end; j += 1) {
          const right = (entries[j] ?? 0) % bits
          if (left === right || (firstOfOther !== null && left < firstOfOther === right < firstOfOther)) continue
          pairs[count] = left < right ? left * people + right : right * people + left
          count += 1
        }
      }
    }
    from = end
  }
  pairs = pairs.subarray(0, count).toSorted()
  return { pairs: distinct(pairs), passedOver }
}

/** Key and person in one number, sorted: people of one key stand together. The key keeps as many bits as the person leaves. */
function entriesOf(people: number, keysAt: (at: number) => readonly string[]): { entries: Float64Array; bits: number } {
  const bits = 2 ** Math.max(1, Math.ceil(Math.log2(people + 1)))
  const room = Math.min(2 ** 32, 2 ** 53 / bits)
  let entries = new Float64Array(people * 16)
  let count = 0
  for (let at = 0; at < people; at += 1) {
    for (const key of keysAt(at)) {
      if (count === entries.length) entries = grown(entries)
      entries[count] = (hashOf(key) % room) * bits + at
      count += 1
    }
  }
  return { entries: entries.subarray(0, count).sort(), bits }
}

function grown(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(Math.max(16, values.length * 2))
  larger.set(values)
  return larger
}

/** FNV-1a, with its bits mixed at the end. Two keys of one hash cost a comparison and nothing else. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}

function groupEnd(entries: Float64Array, from: number, bits: number): number {
  const key = Math.floor((entries[from] ?? 0) / bits)
  let end = from + 1
  while (end < entries.length && Math.floor((entries[end] ?? 0) / bits) === key) end += 1
  return end
}

/** How many groups there are of each size. */
function groupsOf(entries: Float64Array, bits: number): Map<number, number> {
  const sizes = new Map<number, number>()
  for (let from = 0; from < entries.length;) {
    const end = groupEnd(entries, from, bits)
    sizes.set(end - from, (sizes.get(end - from) ?? 0) + 1)
    from = end
  }
  return sizes
}

function limitOf(groups: ReadonlyMap<number, number>, most: number): { limit: number; pairs: number; passedOver: number } {
  let [limit, pairs, passedOver] = [1, 0, 0]
  for (const [size, count] of [...groups].toSorted(([a], [b]) => a - b)) {
    const more = (count * size * (size - 1)) / 2
    if (passedOver === 0 && pairs + more <= most) [limit, pairs] = [size, pairs + more]
    else passedOver += count
  }
  return { limit, pairs, passedOver }
}

function distinct(sorted: Float64Array): Float64Array {
  let count = 0
  for (let i = 0; i < sorted.length; i += 1) {
    if (i > 0 && sorted[i] === sorted[i - 1]) continue
    sorted[count] = sorted[i] ?? 0
    count += 1
  }
  return sorted.slice(0, count)
}
