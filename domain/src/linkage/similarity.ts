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
  const taken = new Uint8Array(b.length)
  const own: string[] = []
  for (let i = 0; i < a.length; i += 1) {
    const end = Math.min(b.length, i + reach + 1)
    for (let j = Math.max(0, i - reach); j < end; j += 1) {
      if (taken[j] === 1 || a[i] !== b[j]) continue
      taken[j] = 1
      own.push(a[i] ?? '')
      break
    }
  }
  if (own.length === 0) return 0
  let [at, moved] = [0, 0]
  for (let j = 0; j < b.length; j += 1) {
    if (taken[j] !== 1) continue
    if (own[at] !== b[j]) moved += 1
    at += 1
  }
  const shared = own.length
  return (shared / a.length + shared / b.length + (shared - moved / 2) / shared) / 3
}

/**
 * How many letters have to be put in, taken out, replaced or swapped with their neighbour (optimal string alignment). More than `most` is
 * told as `most + 1`.
 */
export function edits(a: string, b: string, most = 3): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before = new Int32Array(b.length + 1)
  let last = Int32Array.from(before, (_, j) => j)
  let row = new Int32Array(b.length + 1)
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i
    let least = i
    for (let j = 1; j <= b.length; j += 1) {
      const [own, other] = [a.charCodeAt(i - 1), b.charCodeAt(j - 1)]
      let found = Math.min((last[j - 1] ?? 0) + (own === other ? 0 : 1), (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      const swapped = i > 1 && j > 1 && own === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other
      if (swapped) found = Math.min(found, (before[j - 2] ?? 0) + 1)
      row[j] = found
      least = Math.min(least, found)
    }
    // A swap looks one row further back and costs one, so a row has to lie two beyond what is asked.
    if (least > most + 1) return most + 1
    ;[before, last, row] = [last, row, before]
  }
  return Math.min(last[b.length] ?? 0, most + 1)
}
