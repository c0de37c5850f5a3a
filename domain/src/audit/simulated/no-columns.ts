import type { CaseColumns } from '../case-columns.ts'

/** A history that tells nothing but when; what a file holds is added. */
export function plainColumns(
  known: Pick<CaseColumns, 'opened' | 'firstResponse' | 'watchedUntil'> & Partial<CaseColumns>,
): CaseColumns {
  return {
    count: known.opened.length,
    day: Int32Array.from(known.opened, opened => Math.floor(opened / 86_400_000)),
    resolved: null,
    closed: null,
    firstContact: null,
    customer: null,
    followers: null,
    value: null,
    public: null,
    channel: null,
    severity: null,
    priority: null,
    level: null,
    queue: null,
    skill: null,
    language: null,
    region: null,
    agent: null,
    incident: null,
    incidentDeclared: null,
    remedyCost: null,
    wordsSent: null,
    pauses: null,
    overrides: null,
    reopened: null,
    satisfied: null,
    text: null,
    ...known,
  }
}
