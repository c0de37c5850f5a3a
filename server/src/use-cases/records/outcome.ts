/** What became of one record: `note` is something to know of what was stored all the same. */
export type Outcome = { state: 'new' | 'changed' | 'unchanged'; note: string | null } | { state: 'refused'; reason: string }

export function refused(reason: string): Outcome {
  return { state: 'refused', reason }
}
