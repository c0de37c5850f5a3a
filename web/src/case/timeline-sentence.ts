import type { TimelineEntry } from '@evenhand/contract/case.ts'
import { caseDateKinds } from '@evenhand/contract/case.ts'
import { severities } from '@evenhand/domain/severity/severity.ts'
import { texts } from '../texts/en.ts'

const t = texts.timeline
type Names = { nameOf: (userId: string | null) => string; customer: string; moment: (at: number) => string }
type Sentence = (entry: TimelineEntry, who: string, names: Names) => string

/** Instants stand in the data as milliseconds. */
function momentOf({ data }: TimelineEntry, key: string, { moment }: Names): string {
  const value = data[key]
  return typeof value === 'number' ? moment(value) : ''
}

function numberOf({ data }: TimelineEntry, key: string): number | null {
  const value = data[key]
  return typeof value === 'number' ? value : null
}

function severityOf({ data }: TimelineEntry, key: string): string {
  const severity = severities.find(one => one === data[key])
  return severity ? texts.severity[severity].toLowerCase() : ''
}

function dateOf({ data }: TimelineEntry): string {
  const kind = caseDateKinds.find(one => one === data['kind'])
  return kind ? texts.dates.kinds[kind].toLowerCase() : ''
}

function assigned(entry: TimelineEntry, who: string, { nameOf }: Names): string {
  const { to } = entry.data
  if (typeof to !== 'string') return t.unassigned(who)
  return to === entry.actorUserId ? t.assignedSelf(who) : t.assigned(who, nameOf(to))
}

function decided(entry: TimelineEntry, _who: string, names: Names): string {
  const severity = severityOf(entry, 'severity')
  const due = momentOf(entry, 'due', names)
  if (!severity) return t.decidedPlain
  return due ? t.decided(severity, due) : t.decidedNothingDue(severity)
}

function caseJoined(entry: TimelineEntry, who: string): string {
  const into = numberOf(entry, 'into')
  if (into !== null) return t.caseJoinedInto(who, into)
  return t.caseJoined(who, numberOf(entry, 'number') ?? 0)
}

function caseSplit(entry: TimelineEntry, who: string): string {
  const from = numberOf(entry, 'from')
  if (from !== null) return t.caseSplitFrom(who, from)
  return t.caseSplit(who, numberOf(entry, 'number') ?? 0)
}

function understood(entry: TimelineEntry, who: string): string {
  const [from, to] = [severityOf(entry, 'from'), severityOf(entry, 'to')]
  if (from !== to) return t.understoodAs(who, to)
  const { changed } = entry.data
  return Array.isArray(changed) && changed.length > 0 ? t.understoodOtherwise(who) : t.understoodAsRead(who, to)
}

function whose({ actorUserId, data }: TimelineEntry, who: string): string {
  const isPerson = actorUserId !== null
  switch (data['because']) {
    case 'merge':
      return t.merged(who)
    case 'merge-undone':
      return t.mergeUndone(who)
    case 'link-undone':
      return isPerson ? t.linkUndone(who) : t.linkUndoneItself
    default:
      if (data['assurance'] === 'verified') return t.proven
      return isPerson ? t.linkedBy(who) : t.linkedItself
  }
}

const sentences = new Map<string, Sentence>(
  Object.entries({
    opened: () => t.opened,
    'message-in': (_entry, _who, { customer }) => t['message-in'](customer),
    'message-out': () => t['message-out'],
    'message-edited': () => t['message-edited'],
    'message-deleted': () => t['message-deleted'],
    joined: () => t.joined,
    reopened: ({ actorUserId }, who) => (actorUserId === null ? t.reopened : t.reopenedBy(who)),
    decided,
    'reply-held': ({ data }, who) => (data['again'] === true ? t.replyAgain(who) : t['reply-held'](who)),
    'reply-undone': (_entry, who) => t['reply-undone'](who),
    'reply-sent': ({ data }) => (data['stillOwed'] === true ? t.replyStillOwed : t['reply-sent']),
    'reply-failed': () => t['reply-failed'],
    'reply-needs-you': () => t['reply-needs-you'],
    'date-set': (entry, who, names) => t.dateSet(who, dateOf(entry), momentOf(entry, 'at', names)),
    'date-kept': (entry, who) => t.dateKept(who, dateOf(entry)),
    'date-withdrawn': (entry, who, names) => t.dateWithdrawn(who, dateOf(entry), momentOf(entry, 'at', names)),
    note: ({ data }, who) => (data['welfare'] === true ? t.welfare(who) : t.note(who)),
    assigned,
    pending: (_entry, who) => t.pending(who),
    snoozed: (entry, who, names) => t.snoozed(who, momentOf(entry, 'until', names)),
    woken: () => t.woken,
    resolved: ({ data }, who) =>
      data['because'] === 'deleted' ? t.resolvedDeleted : data['because'] === 'erased' ? t.resolvedErased(who) : t.resolved(who),
    understood,
    'understood-undone': (_entry, who) => t.understoodUndone(who),
    'second-reading': entry => t.secondReading(severityOf(entry, 'severity')),
    'kept-as-history': () => t.keptAsHistory,
    severity: (entry, who) => t.severity(who, severityOf(entry, 'to')),
    'contact-linked': ({ data }, who) => (data['counts'] === true ? t.contactCounts(who) : t.contactShown(who)),
    'case-joined': caseJoined,
    'case-split': caseSplit,
    whose,
    undone: (_entry, who) => t.undone(who),
  } satisfies Record<string, Sentence>),
)

/** What happened, as a sentence. The server says kind and data; a kind that this page does not know is told vaguely. */
export function timelineSentence(entry: TimelineEntry, names: Names): string {
  return sentences.get(entry.kind)?.(entry, names.nameOf(entry.actorUserId), names) ?? t.other
}
