/** All cases, or, where there are more than `most`, those of every k-th day: whole days, evenly spread. */
export function evenDays(rows: Uint32Array, day: Int32Array, most: number): Uint32Array {
  return everyKthDay(rows, day, Math.ceil(rows.length / most))
}

/** What stands beside the headline needs no more cases than this, and no more of its rarer side. */
const [enough, enoughRarer] = [250_000, 50_000]

/**
 * The same where two sides are compared: as long as enough of the rarer one are left, because what is rare tells by each of its cases.
 * @param isThere which side a case is on
 */
export function evenSides(rows: Uint32Array, day: Int32Array, isThere: (row: number) => boolean): Uint32Array {
  if (rows.length <= enough) return rows
  let there = 0
  for (const row of rows) if (isThere(row)) there += 1
  const rarer = Math.min(there, rows.length - there)
  return everyKthDay(rows, day, Math.min(Math.ceil(rows.length / enough), Math.floor(rarer / enoughRarer)))
}

function everyKthDay(rows: Uint32Array, day: Int32Array, step: number): Uint32Array {
  if (step <= 1) return rows
  const days = [...new Set(rows.values().map(row => day[row] ?? 0))].toSorted((a, b) => a - b)
  const kept = new Set(days.filter((_, i) => i % step === 0))
  return rows.filter(row => kept.has(day[row] ?? 0))
}
