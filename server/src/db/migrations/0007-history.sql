-- Old conversations that are imported to be read and searched stand as resolved history, and not in the queue as years late.
-- What is older than this instant is history; null: everything is worked as usual.
alter table app.imports add column history_before timestamptz;
alter table app.timeline drop constraint timeline_kind_check;
alter table app.timeline add constraint timeline_kind_check check (kind in ('opened', 'message-in', 'message-out',
  'message-edited', 'message-deleted', 'joined', 'reopened', 'decided', 'reply-held', 'reply-undone', 'reply-sent', 'reply-failed',
  'reply-needs-you', 'note', 'assigned', 'pending', 'snoozed', 'woken', 'resolved', 'severity', 'contact-linked', 'case-joined',
  'case-split', 'undone', 'date-set', 'date-kept', 'date-withdrawn', 'understood', 'understood-undone', 'second-reading',
  'kept-as-history'));
