import { firstOf } from './format.ts'
import type { HistoryFormat } from './format.ts'

/** Admin Center › Account › Tools › Reports › Export: times in the zone of the account, no words of the customer. */
export const zendeskCsv: HistoryFormat = {
  name: 'zendesk-csv',
  label: 'the CSV export of Zendesk',
  asksZone: true,
  fits: source => source.has('Requester') && source.has('Created at') && source.has('First reply time in minutes'),
  cells: source => ({
    case_id: firstOf(source, 'Id', 'Ticket ID'),
    customer_id: firstOf(source, 'Requester id', 'Requester external id'),
    customer_email: source.cell('Requester email'),
    channel: source.cell('Via'),
    opened_at: source.cell('Created at'),
    resolved_at: source.cell('Solved at'),
    priority: source.cell('Priority'),
    queue: source.cell('Group'),
    agent: source.cell('Assignee'),
    satisfaction: source.cell('Satisfaction Score'),
    reopened: source.cell('Reopens'),
  }),
  since: source => ({ first_response_at: { sql: source.cell('First reply time in minutes'), unit: 'minutes' } }),
  notes: ['Zendesk counts the first reply in whole minutes.'],
}

const wrap = (name: string): readonly [string, string] => [`ticket.${name}`, name]

/** One `{"ticket": …}` a line, in UTC; with comments or the metrics beside it, the first reply is known. */
export const zendeskJson: HistoryFormat = {
  name: 'zendesk-json',
  label: 'the JSON export of Zendesk',
  asksZone: false,
  fits: source =>
    (source.has('ticket.requester_id') || source.has('requester_id')) && wrap('created_at').some(name => source.has(name)),
  cells: source => ({
    case_id: firstOf(source, ...wrap('id')),
    customer_id: firstOf(source, ...wrap('requester_id')),
    customer_email: firstOf(source, ...wrap('requester.email')),
    channel: firstOf(source, ...wrap('via.channel')),
    opened_at: firstOf(source, ...wrap('created_at')),
    first_response_at: firstReply(source.names),
    resolved_at: firstOf(source, ...wrap('solved_at'), ...wrap('metric_set.solved_at'), ...wrap('metrics.solved_at')),
    priority: firstOf(source, ...wrap('priority')),
    text: firstOf(source, ...wrap('description')),
    queue: firstOf(source, ...wrap('group_id')),
    agent: firstOf(source, ...wrap('assignee_id')),
    satisfaction: firstOf(source, ...wrap('satisfaction_rating.score')),
    incident_id: firstOf(source, ...wrap('problem_id')),
  }),
  since: source => ({
    first_response_at: {
      sql: firstOf(
        source,
        ...wrap('metric_set.reply_time_in_minutes.calendar'),
        ...wrap('metrics.reply_time_in_minutes.calendar'),
        ...wrap('reply_time_in_minutes.calendar'),
      ),
      unit: 'minutes',
    },
  }),
}

/** The earliest public comment by somebody other than the requester. */
function firstReply(names: readonly string[]): string | null {
  const at = names.includes('ticket.comments') ? '$.ticket' : names.includes('comments') ? '$' : null
  if (at === null) return null
  const comments = `from_json(json_extract(j, '${at}.comments'), '["JSON"]')`
  const requester = `json_extract_string(j, '${at}.requester_id')`
  const isReply = `coalesce(json_extract_string(c, '$.public'), 'true') <> 'false' and json_extract_string(c, '$.author_id') <> ${requester}`
  return `list_min(list_transform(list_filter(${comments}, c -> ${isReply}), c -> json_extract_string(c, '$.created_at')))`
}
