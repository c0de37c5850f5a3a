-- Dates that a person puts on a case: what was promised, what law sets, a deadline that somebody confirmed. They stand in the facts of the
-- case; their words are notes. Here are only the names under which history keeps them.
alter table app.decisions drop constraint decisions_cause_check;
alter table app.decisions add constraint decisions_cause_check check (cause in ('opened', 'message', 'reply', 'edited', 'deleted',
  'severity', 'contact-linked', 'pending', 'snoozed', 'woken', 'resolved', 'reopened', 'starving', 'policy', 'undone', 'link',
  'joined', 'split', 'date'));
alter table app.timeline drop constraint timeline_kind_check;
alter table app.timeline add constraint timeline_kind_check check (kind in ('opened', 'message-in', 'message-out',
  'message-edited', 'message-deleted', 'joined', 'reopened', 'decided', 'reply-held', 'reply-undone', 'reply-sent', 'reply-failed',
  'reply-needs-you', 'note', 'assigned', 'pending', 'snoozed', 'woken', 'resolved', 'severity', 'contact-linked', 'case-joined',
  'case-split', 'undone', 'date-set', 'date-kept', 'date-withdrawn'));
