type Known = { id: string; number: number; version: number }

/** The numbers of shown cases that are older than what the server announced. */
export function changedCases(shown: readonly Known[], announced: readonly (readonly [id: string, version: number])[]): number[] {
  const versions = new Map(announced)
  return shown.filter(known => (versions.get(known.id) ?? 0) > known.version).map(known => known.number)
}
