import { firstOf, unlessZero } from './format.ts'
import type { HistoryFormat } from './format.ts'

/** Conversations as the API of Intercom gives them: epoch seconds. */
export const intercom: HistoryFormat = {
  name: 'intercom',
  label: 'conversations of Intercom',
  asksZone: false,
  fits: source => source.has('statistics') && source.has('created_at') && (source.has('source') || source.has('state')),
  cells: source => ({
    case_id: source.cell('id'),
    customer_id: firstOf(source, 'contacts.contacts[0].id', 'source.author.id', 'user.id'),
    customer_email: source.cell('source.author.email'),
    channel: firstOf(source, 'source.type', 'source.delivered_as'),
    opened_at: source.cell('created_at'),
    first_response_at: unlessZero(source.cell('statistics.first_admin_reply_at')),
    closed_at: unlessZero(firstOf(source, 'statistics.first_close_at', 'statistics.last_close_at')),
    resolved_at: unlessZero(firstOf(source, 'statistics.first_close_at', 'statistics.last_close_at')),
    priority: source.cell('priority'),
    text: withoutTags(source.cell('source.body')),
    queue: source.cell('team_assignee_id'),
    agent: source.cell('admin_assignee_id'),
    satisfaction: source.cell('conversation_rating.rating'),
  }),
  since: source => ({ first_response_at: { sql: source.cell('statistics.time_to_admin_reply'), unit: 'seconds' } }),
}

/** The CSV of Freshdesk and Freshservice. Its "(in hrs)" cells are H:M:S, and only used where the moment is missing. */
export const freshdesk: HistoryFormat = {
  name: 'freshdesk',
  label: 'the CSV export of Freshdesk',
  asksZone: true,
  fits: source => source.has('Ticket ID') && source.has('Created time'),
  cells: source => ({
    case_id: source.cell('Ticket ID'),
    customer_id: firstOf(source, 'Contact ID', 'Email', 'Full name'),
    customer_email: source.cell('Email'),
    channel: source.cell('Source'),
    opened_at: source.cell('Created time'),
    first_response_at: source.cell('Initial response time'),
    resolved_at: source.cell('Resolved time'),
    closed_at: source.cell('Closed time'),
    priority: source.cell('Priority'),
    text: source.cell('Description'),
    queue: source.cell('Group'),
    agent: source.cell('Agent'),
    satisfaction: source.cell('Survey results'),
  }),
  since: source => ({ first_response_at: { sql: source.cell('First response time (in hrs)'), unit: 'hours-minutes-seconds' } }),
}

const property = (name: string): readonly [string, string] => [`properties.${name}`, name]

/** Tickets of HubSpot by their internal names, from the API or as CSV: durations in milliseconds. */
export const hubspot: HistoryFormat = {
  name: 'hubspot',
  label: 'tickets of HubSpot',
  asksZone: false,
  fits: source => ['createdate', 'hs_pipeline_stage'].every(name => property(name).some(own => source.has(own))),
  cells: source => ({
    case_id: firstOf(source, ...property('hs_object_id'), 'id', 'hs_ticket_id'),
    customer_id: firstOf(source, ...property('hs_primary_contact_id'), ...property('hs_primary_company_id')),
    channel: firstOf(source, ...property('source_type')),
    opened_at: firstOf(source, ...property('createdate')),
    first_response_at: firstOf(source, ...property('first_agent_reply_date')),
    closed_at: firstOf(source, ...property('closed_date')),
    resolved_at: firstOf(source, ...property('closed_date')),
    priority: firstOf(source, ...property('hs_ticket_priority')),
    text: firstOf(source, ...property('content')),
    queue: firstOf(source, ...property('hs_pipeline')),
    agent: firstOf(source, ...property('hubspot_owner_id')),
  }),
  since: source => ({
    first_response_at: { sql: firstOf(source, ...property('time_to_first_agent_reply')), unit: 'milliseconds' },
    closed_at: { sql: firstOf(source, ...property('time_to_close')), unit: 'milliseconds' },
  }),
}

/** Tickets as the API of Zammad gives them, or as CSV of the same names. */
export const zammad: HistoryFormat = {
  name: 'zammad',
  label: 'tickets of Zammad',
  asksZone: false,
  fits: source =>
    source.has('customer_id') && source.has('created_at') && (source.has('first_response_at') || source.has('close_at')),
  cells: source => ({
    case_id: firstOf(source, 'id', 'number'),
    customer_id: source.cell('customer_id'),
    customer_email: source.cell('customer'),
    channel: firstOf(source, 'create_article_type', 'create_article_type_id'),
    opened_at: source.cell('created_at'),
    first_response_at: source.cell('first_response_at'),
    closed_at: source.cell('close_at'),
    resolved_at: source.cell('close_at'),
    priority: firstOf(source, 'priority.name', 'priority', 'priority_id'),
    queue: firstOf(source, 'group.name', 'group', 'group_id'),
    agent: firstOf(source, 'owner_id', 'owner'),
  }),
  since: source => ({ first_response_at: { sql: source.cell('first_response_in_min'), unit: 'minutes' } }),
  notes: ['Zammad counts minutes of business hours where it gives no moment of the first response.'],
}

function withoutTags(cell: string | null): string | null {
  return cell === null ? null : `regexp_replace(${cell}, '<[^>]*>', ' ', 'g')`
}
