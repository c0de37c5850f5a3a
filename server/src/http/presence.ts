/** Somebody looks at a case, writes on it, or has left it. */
export type PresenceNotice = { w: string; caseId: string; userId: string; state: 'viewing' | 'writing' | 'gone' }

export type Viewers = { caseId: string; viewers: { userId: string; writing: boolean }[] }

export type Presence = {
  /** @returns who is there afterwards */
  take(notice: PresenceNotice): Viewers
}

/** A desk repeats its presence every 20 s; without a word for this long it is gone. */
const believedMs = 45_000
const mostCases = 5_000

/** Who is where, in memory only: it is nobody's business tomorrow. */
export function openPresence(now: () => number): Presence {
  const cases = new Map<string, Map<string, { writing: boolean; until: number }>>()
  return {
    take({ w, caseId, userId, state }) {
      const key = `${w} ${caseId}`
      const here = cases.get(key) ?? new Map<string, { writing: boolean; until: number }>()
      const at = now()
      for (const [other, { until }] of here) if (until <= at) here.delete(other)
      if (state === 'gone') here.delete(userId)
      else here.set(userId, { writing: state === 'writing', until: at + believedMs })
      // The oldest is forgotten first: maps keep the order of insertion.
      cases.delete(key)
      if (here.size > 0) cases.set(key, here)
      const [oldest] = cases.keys()
      if (cases.size > mostCases && oldest !== undefined) cases.delete(oldest)
      return { caseId, viewers: [...here].map(([viewer, { writing }]) => ({ userId: viewer, writing })) }
    },
  }
}
