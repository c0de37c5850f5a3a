import type { Deadline, Need } from './need.ts'

/** All deadlines of a matter, earliest first. */
export function deadlinesOf(need: Pick<Need, 'deadline' | 'laterDeadlines'>): readonly Deadline[] {
  const { deadline, laterDeadlines } = need
  if (deadline === null) return none
  return laterDeadlines === undefined ? [deadline] : [deadline, ...laterDeadlines]
}

/**
 * The matter with these deadlines and no others. A person's word corrects the records: what they say is earlier does not count.
 * @example withDeadlines(need, [...deadlinesOf(need), { at, kind: 'departure', source: 'person' }])
 */
export function withDeadlines(need: Need, deadlines: readonly Deadline[]): Need {
  const confirmed = Math.min(...deadlines.filter(({ source }) => source === 'person').map(({ at }) => at))
  const counts = deadlines.filter(({ source, at }) => source === 'person' || !(at < confirmed && confirmed < Infinity))
  const inOrder = counts.toSorted((a, b) => a.at - b.at)
  const [deadline = null, ...later] = inOrder.filter((each, i) => !inOrder.slice(0, i).some(other => isSame(each, other)))
  const { laterDeadlines: _former, ...rest } = need
  return later.length === 0 ? { ...rest, deadline } : { ...rest, deadline, laterDeadlines: later }
}

function isSame(a: Deadline, b: Deadline): boolean {
  return a.at === b.at && a.kind === b.kind && a.source === b.source
}

const none: readonly Deadline[] = []
