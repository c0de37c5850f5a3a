-- A household that is dissolved has no members any more, and comes back with those who were in it then.
alter table app.households add column dissolved_at timestamptz;
-- former members of a household, by when they went
create index memberships_ended on app.memberships (household_id, ended_at) where ended_at is not null;

-- Whose a case is: somebody said it, it was proven, or it was taken back.
alter table app.timeline drop constraint timeline_kind_check;
alter table app.timeline add constraint timeline_kind_check check (kind in ('opened', 'message-in', 'message-out',
  'message-edited', 'message-deleted', 'joined', 'reopened', 'decided', 'reply-held', 'reply-undone', 'reply-sent', 'reply-failed',
  'reply-needs-you', 'note', 'assigned', 'pending', 'snoozed', 'woken', 'resolved', 'severity', 'contact-linked', 'case-joined',
  'case-split', 'undone', 'date-set', 'date-kept', 'date-withdrawn', 'understood', 'understood-undone', 'second-reading',
  'kept-as-history', 'whose'));
