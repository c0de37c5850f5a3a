/**
 * How alike two words are, 0 to 1, by Jaro's count of shared and swapped letters, raised for a common beginning (Winkler 1990).
 * @example jaroWinkler('martha', 'marhta') // 0.961
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1
  const jaro = jaroOf(a, b)
  let start = 0
  while (start < 4 && start < a.length && a[start] === b[start]) start += 1
  return jaro + 0.1 * start * (1 - jaro)
}

function jaroOf(a: string, b: string): number {
  if (a.length === 0 || b.length === 0) return 0
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  makeRoom(Math.max(a.length, b.length))
  const [taken, own] = [rows[0], rows[1]]
  taken.fill(0, 0, b.length)
  let shared = 0
  for (let i = 0; i < a.length; i += 1) {
    const code = a.charCodeAt(i)
    const end = Math.min(b.length, i + reach + 1)
    for (let j = Math.max(0, i - reach); j < end; j += 1) {
      if (taken[j] === 1 || code !== b.charCodeAt(j)) continue
      taken[j] = 1
      own[shared] = code
      shared += 1
      break
    }
  }
  if (shared === 0) return 0
  let [at, moved] = [0, 0]
  for (let j = 0; j < b.length; j += 1) {
    if (taken[j] !== 1) continue
    if (own[at] !== b.charCodeAt(j)) moved += 1
    at += 1
  }
  return (shared / a.length + shared / b.length + (shared - moved / 2) / shared) / 3
}

/** Rows to count in, the same for every call: millions of pairs are compared. */
let rows: readonly [Int32Array, Int32Array, Int32Array] = [new Int32Array(64), new Int32Array(64), new Int32Array(64)]

function makeRoom(length: number): void {
  if (rows[0].length > length) return
  const more = 2 * (length + 1)
  rows = [new Int32Array(more), new Int32Array(more), new Int32Array(more)]
}

/**
 * How many letters have to be put in, taken out, replaced or swapped with their neighbour (optimal string alignment). More than `most` is
 * told as `most + 1`.
 */
export function edits(a: string, b: string, most = 3): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > most) return most + 1
  // What is the same at both ends costs nothing.
  let start = 0
  let [endA, endB] = [a.length, b.length]
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start += 1
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1
    endB -= 1
  }
  if (lettersMissing(a, b, start, endA, endB) > most) return most + 1
  return between(a.slice(start, endA), b.slice(start, endB), most)
}

/** Kinds of letters that one of the two has and the other has not, the larger number: each takes an edit of its own. */
function lettersMissing(a: string, b: string, start: number, endA: number, endB: number): number {
  let [ofA, ofB] = [0, 0]
  for (let i = start; i < endA; i += 1) ofA |= 1 << (a.charCodeAt(i) & 31)
  for (let i = start; i < endB; i += 1) ofB |= 1 << (b.charCodeAt(i) & 31)
  return Math.max(bitsOf(ofA & ~ofB), bitsOf(ofB & ~ofA))
}

function bitsOf(mask: number): number {
  let [rest, count] = [mask, 0]
  while (rest !== 0) {
    rest &= rest - 1
    count += 1
  }
  return count
}

/** Only what lies within `most` of the diagonal can be reached with so few edits. */
function between(a: string, b: string, most: number): number {
  makeRoom(b.length + 1)
  let [before, last, row] = rows
  const beyond = most + 2
  for (let j = 0; j <= b.length; j += 1) last[j] = Math.min(j, beyond)
  for (let i = 1; i <= a.length; i += 1) {
    const [from, to] = [Math.max(1, i - most), Math.min(b.length, i + most)]
    row[from - 1] = from === 1 ? Math.min(i, beyond) : beyond
    let least = row[from - 1] ?? beyond
    const own = a.charCodeAt(i - 1)
    for (let j = from; j <= to; j += 1) {
      const other = b.charCodeAt(j - 1)
      let found = Math.min((last[j - 1] ?? 0) + (own === other ? 0 : 1), (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, beyond)
      const swapped = i > 1 && j > 1 && own === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other
      if (swapped) found = Math.min(found, (before[j - 2] ?? 0) + 1)
      row[j] = found
      if (found < least) least = found
    }
    if (to < b.length) row[to + 1] = beyond
    // A swap looks one row further back and costs one, so a row has to lie two beyond what is asked.
    if (least > most + 1) return most + 1
    ;[before, last, row] = [last, row, before]
  }
  return Math.min(last[b.length] ?? 0, most + 1)
}
