/** The first moment of a day, as the server counts days. */
export function instantOf(day: string): string {
  return `${day}T00:00:00.000Z`
}

/** By name, and of each name the latest first. */
export function latestFirst<Dated extends { since: string }>(all: readonly Dated[], nameOf: (one: Dated) => string): Dated[] {
  return all.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'en') || b.since.localeCompare(a.since))
}
