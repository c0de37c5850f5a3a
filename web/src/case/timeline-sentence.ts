import type { TimelineEntry } from '@evenhand/contract/case.ts'
import { texts } from '../texts/en.ts'

const t = texts.timeline
type Names = { nameOf: (userId: string | null) => string; customer: string; moment: (at: number) => string }

function textOf(data: TimelineEntry['data'], key: string): string {
  const value = data[key]
  return typeof value === 'string' ? value : ''
}

function momentOf(data: TimelineEntry['data'], key: string, moment: (at: number) => string): string {
  const value = data[key]
  if (typeof value === 'number') return moment(value)
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? moment(Date.parse(value)) : ''
}

function assignedSentence(entry: TimelineEntry, who: string, { nameOf }: Names): string {
  const to = entry.data['to'] ?? entry.data['userId'] ?? entry.data['assigneeId'] ?? null
  if (typeof to !== 'string') return t.unassigned(who)
  return to === entry.actorUserId ? t.assignedSelf(who) : t.assigned(who, nameOf(to))
}

function decidedSentence(entry: TimelineEntry, { moment }: Names): string {
  const causes: Record<string, string> = t.causes
  const cause = causes[textOf(entry.data, 'cause')]
  const due = momentOf(entry.data, 'due', moment)
  if (textOf(entry.data, 'cause') === 'opened' && due) return t.decidedFirst(due)
  if (!cause) return t.decidedPlain
  return due ? t.decidedDue(t.decided(cause), due) : t.decided(cause)
}

/** What happened, as a sentence. The server says kind and data; a kind that this page does not know is told vaguely. */
export function timelineSentence(entry: TimelineEntry, names: Names): string {
  const who = names.nameOf(entry.actorUserId)
  switch (entry.kind) {
    case 'message-in':
      return t['message-in'](names.customer)
    case 'message-out':
    case 'reply-held':
    case 'reply-undone':
    case 'reply-sent':
    case 'reply-failed':
    case 'reply-needs-you':
    case 'note':
    case 'resolved':
    case 'contact-linked':
    case 'case-joined':
    case 'case-split':
    case 'undone':
      return t[entry.kind](who)
    case 'opened':
    case 'message-edited':
    case 'message-deleted':
    case 'joined':
    case 'reopened':
    case 'woken':
      return t[entry.kind]
    case 'assigned':
      return assignedSentence(entry, who, names)
    case 'decided':
      return decidedSentence(entry, names)
    case 'pending':
      return t.pending(who, textOf(entry.data, 'missingFact'))
    case 'snoozed':
      return t.snoozed(who, momentOf(entry.data, 'until', names.moment))
    case 'severity':
      return t.severity(who, textOf(entry.data, 'severity') || textOf(entry.data, 'to'))
    default:
      return t.other
  }
}
