/** One thing to sort by: numbers, ascending or descending. */
export type SortKey = { values: Float64Array; descending?: boolean }

const digitBits = 11
const digits = 6
/** Below this, comparing costs less than the tables of the radix sort. */
const fewRows = 200
const mask = (1 << digitBits) - 1

/**
 * The places of rows in sorted order: by the first key, then the second, and so on; equal rows keep their order. Radix sort on the bits of
 * the numbers, so that a million rows take a tenth of a second, and the order is the same everywhere.
 * @param keys all of one length, without NaN; 0 and −0 are the same
 * @example orderBy([{ values: Float64Array.of(3, 1, 2) }]) // [1, 2, 0]
 */
export function orderBy(keys: readonly SortKey[]): Uint32Array {
  const count = keys[0]?.values.length ?? 0
  let order = Uint32Array.from({ length: count }, (_, i) => i)
  if (count < fewRows) return order.sort((a, b) => compared(keys, a, b))
  let spare = new Uint32Array(count)
  for (const key of keys.toReversed()) {
    const words = sortable(key)
    for (let digit = 0; digit < digits; digit += 1) {
      if (scatter(order, spare, words, digit)) [order, spare] = [spare, order]
    }
  }
  return order
}

function compared(keys: readonly SortKey[], a: number, b: number): number {
  for (const { values, descending } of keys) {
    const [left, right] = [values[a] ?? 0, values[b] ?? 0]
    if (left !== right) return left < right === (descending === true) ? 1 : -1
  }
  return 0
}

type Words = { high: Uint32Array; low: Uint32Array }

/** Two words for each number whose unsigned order is that of the numbers, or the reverse. */
function sortable({ values, descending = false }: SortKey): Words {
  const count = values.length
  const [high, low] = [new Uint32Array(count), new Uint32Array(count)]
  const number = new Float64Array(1)
  const bits = new Uint32Array(number.buffer)
  const reverse = descending ? -1 : 0
  for (let i = 0; i < count; i += 1) {
    number[0] = (values[i] ?? 0) + 0
    const upper = bits[1] ?? 0
    const negative = upper >> 31
    high[i] = upper ^ (negative | 0x80000000) ^ reverse
    low[i] = (bits[0] ?? 0) ^ negative ^ reverse
  }
  return { high, low }
}

/**
 * One pass of the radix sort; false, and nothing moved, where all rows share the digit. A word holds three digits, of 11, 11 and 10 bits;
 * the low word comes first.
 */
function scatter(from: Uint32Array, to: Uint32Array, { high, low }: Words, digit: number): boolean {
  const word = digit < 3 ? low : high
  const shift = (digit % 3) * digitBits
  const starts = new Uint32Array(mask + 2)
  const count = from.length
  for (let i = 0; i < count; i += 1) {
    const above = (((word[i] ?? 0) >>> shift) & mask) + 1
    starts[above] = (starts[above] ?? 0) + 1
  }
  if (starts.includes(count)) return false
  for (let i = 1; i < starts.length; i += 1) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0)
  for (let i = 0; i < count; i += 1) {
    const row = from[i] ?? 0
    const value = ((word[row] ?? 0) >>> shift) & mask
    const place = starts[value] ?? 0
    to[place] = row
    starts[value] = place + 1
  }
  return true
}
