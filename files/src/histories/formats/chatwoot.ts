import { firstOf, unlessZero } from './format.ts'
import type { HistoryFormat } from './format.ts'

/** Conversations as the API of Chatwoot gives them: epoch seconds, messages inside. */
export const chatwoot: HistoryFormat = {
  name: 'chatwoot',
  label: 'conversations of Chatwoot',
  asksZone: false,
  fits: source =>
    source.has('inbox_id') && (source.has('meta') || source.has('first_reply_created_at') || source.has('messages')),
  cells: source => ({
    case_id: firstOf(source, 'id', 'display_id'),
    customer_id: firstOf(source, 'meta.sender.id', 'contact_id'),
    customer_email: source.cell('meta.sender.email'),
    customer_handle: source.cell('meta.sender.identifier'),
    channel: firstOf(source, 'meta.channel', 'channel', 'inbox_id'),
    opened_at: firstOf(source, 'created_at', 'timestamp'),
    first_response_at: coalesced(unlessZero(source.cell('first_reply_created_at')), firstMessage(source.names)),
    resolved_at: resolvedAt(source.cell('status'), firstOf(source, 'last_activity_at', 'updated_at')),
    priority: source.cell('priority'),
    text: source.has('messages') ? firstText : null,
    queue: firstOf(source, 'meta.team.name', 'team_id'),
    agent: firstOf(source, 'meta.assignee.id', 'assignee_id'),
  }),
  notes: ['Chatwoot does not say when a conversation was resolved: the last activity of a resolved one stands for it.'],
}

const messages = `from_json(json_extract(j, '$.messages'), '["JSON"]')`
const inOrder = `list_sort(list_transform(list_filter(${messages}, m -> json_extract_string(m, '$.message_type') in ('0', 'incoming')),
  m -> {sent: json_extract_string(m, '$.created_at'), text: json_extract_string(m, '$.content')}))`
const firstText = `${inOrder}[1].text`

/** The first message to the customer that a person wrote; not private, not by a bot. */
function firstMessage(names: readonly string[]): string | null {
  if (!names.includes('messages')) return null
  const isReply = `json_extract_string(m, '$.message_type') in ('1', 'outgoing') and coalesce(json_extract_string(m, '$.private'), 'false') = 'false'
    and coalesce(json_extract_string(m, '$.sender_type'), 'User') in ('User', 'user')`
  return `list_min(list_transform(list_filter(${messages}, m -> ${isReply}), m -> json_extract_string(m, '$.created_at')))`
}

function coalesced(...cells: readonly (string | null)[]): string | null {
  const there = cells.filter(cell => cell !== null)
  return there.length === 0 ? null : `coalesce(${there.join(', ')})`
}

function resolvedAt(status: string | null, at: string | null): string | null {
  return status === null || at === null ? null : `case when ${status} in ('1', 'resolved') then ${at} end`
}
