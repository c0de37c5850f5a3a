/** What an audit looks at, in this order. */
export const auditSteps = [
  'speed',
  'loudness',
  'public and known',
  'labels',
  'overtaking',
  'attention',
  'incidents and words of danger',
  'languages and regions',
  'stability',
] as const
export type AuditStep = (typeof auditSteps)[number]
