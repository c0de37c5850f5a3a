type Entry<Row> = { before: Row | null; now: Row }

/** Rows by their key, as they are stored and as they are to be. What ends as it began is not written. */
export class Book<Row extends { id: string }> {
  private readonly entries = new Map<string, Entry<Row>>()
  private readonly keyOf: (row: Row) => string

  constructor(stored: readonly Row[], keyOf: (row: Row) => string) {
    this.keyOf = keyOf
    for (const row of stored) this.entries.set(keyOf(row), { before: row, now: row })
  }

  get(key: string): Row | undefined {
    return this.entries.get(key)?.now
  }

  all(): Row[] {
    return [...this.entries.values()].map(({ now }) => now)
  }

  put(row: Row): 'new' | 'changed' | 'unchanged' {
    const known = this.entries.get(this.keyOf(row))
    if (known === undefined) this.entries.set(this.keyOf(row), { before: null, now: row })
    else if (isSame(known.now, row)) return 'unchanged'
    else known.now = row
    return known === undefined ? 'new' : 'changed'
  }

  fresh(): Row[] {
    return [...this.entries.values()].filter(({ before }) => before === null).map(({ now }) => now)
  }

  changed(): Row[] {
    return [...this.entries.values()].filter(({ before, now }) => before !== null && !isSame(before, now)).map(({ now }) => now)
  }
}

/** Whatever order their columns stand in. */
function isSame<Row extends object>(before: Row, now: Row): boolean {
  if (before === now) return true
  const old = new Map<string, unknown>(Object.entries(before))
  return Object.entries(now).every(([name, value]) => JSON.stringify(old.get(name)) === JSON.stringify(value))
}
