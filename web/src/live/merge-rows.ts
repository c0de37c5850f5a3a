type Row = { id: string }
export type Held<R extends Row> = {
  rows: { row: R; gone: boolean }[]
  /** Cases that would stand among the shown ones, and wait for the reader to look. */
  arrived: number
}

/**
 * The rows to show while somebody points at the list: the shown order stays, contents are renewed, rows that left are
 * marked, what comes after the last row is appended, and new cases in between are only counted.
 */
export function holdRows<R extends Row>(shown: readonly R[], fresh: readonly R[]): Held<R> {
  const byId = new Map(fresh.map(row => [row.id, row]))
  const shownIds = new Set(shown.map(row => row.id))
  const lastShown = fresh.findLastIndex(row => shownIds.has(row.id))
  const after = fresh.slice(lastShown + 1)
  const arrived = fresh.slice(0, lastShown + 1).filter(row => !shownIds.has(row.id)).length
  const kept = shown.map(row => ({ row: byId.get(row.id) ?? row, gone: !byId.has(row.id) }))
  return { rows: [...kept, ...after.map(row => ({ row, gone: false }))], arrived }
}
