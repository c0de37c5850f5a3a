/** The canonical layout: what a history may tell, column by column. */
export const momentColumns = [
  'first_contact_at',
  'opened_at',
  'first_response_at',
  'resolved_at',
  'closed_at',
  'exported_at',
  'incident_declared_at',
] as const
export const numberColumns = ['value', 'followers', 'remedy_cost', 'words_sent', 'pauses', 'overrides'] as const
export const wordColumns = [
  'case_id',
  'customer_id',
  'customer_email',
  'customer_handle',
  'channel',
  'public',
  'severity',
  'priority',
  'level',
  'text',
  'language',
  'region',
  'queue',
  'skill',
  'agent',
  'reopened',
  'satisfaction',
  'incident_id',
] as const
export const historyColumns = [...momentColumns, ...numberColumns, ...wordColumns] as const

export type MomentColumn = (typeof momentColumns)[number]
export type HistoryColumn = (typeof historyColumns)[number]
export const requiredColumns = ['case_id', 'opened_at', 'first_response_at'] as const
