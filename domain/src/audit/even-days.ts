/** All cases, or, where there are more than `most`, those of every k-th day: whole days, evenly spread. */
export function evenDays(rows: Uint32Array, day: Int32Array, most: number): Uint32Array {
  const step = Math.ceil(rows.length / most)
  if (step <= 1) return rows
  const days = [...new Set(rows.values().map(row => day[row] ?? 0))].toSorted((a, b) => a - b)
  const kept = new Set(days.filter((_, i) => i % step === 0))
  return rows.filter(row => kept.has(day[row] ?? 0))
}
