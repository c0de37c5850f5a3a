-- A person looks within minutes at what may be graver than it was read, and says how it is: an obligation of its own, and what was said.

alter table app.cases drop constraint cases_due_obligation_check;
alter table app.cases add constraint cases_due_obligation_check check (due_obligation in ('first-response', 'next-response',
  'resolution', 'commitment', 'statutory', 'triage'));
alter table app.obligations drop constraint obligations_kind_check;
alter table app.obligations add constraint obligations_kind_check check (kind in ('first-response', 'next-response', 'resolution',
  'commitment', 'statutory', 'triage'));
alter table app.decisions drop constraint decisions_cause_check;
alter table app.decisions add constraint decisions_cause_check check (cause in ('opened', 'message', 'reply', 'edited', 'deleted',
  'severity', 'contact-linked', 'pending', 'snoozed', 'woken', 'resolved', 'reopened', 'starving', 'policy', 'undone', 'link',
  'joined', 'split', 'date', 'understanding'));
alter table app.timeline drop constraint timeline_kind_check;
alter table app.timeline add constraint timeline_kind_check check (kind in ('opened', 'message-in', 'message-out',
  'message-edited', 'message-deleted', 'joined', 'reopened', 'decided', 'reply-held', 'reply-undone', 'reply-sent', 'reply-failed',
  'reply-needs-you', 'note', 'assigned', 'pending', 'snoozed', 'woken', 'resolved', 'severity', 'contact-linked', 'case-joined',
  'case-split', 'undone', 'date-set', 'date-kept', 'date-withdrawn', 'understood', 'understood-undone', 'second-reading'));

-- Policies from before know no triage; what they decided stays as it was.
update app.policy_versions set policy = policy || '{"triageMinutes": 5}' where not policy ? 'triageMinutes';

-- What people said of how a message was read: labels and nobody's words. The words stand in the message, and go with it.
create table app.corrections (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  case_id uuid not null references app.cases on delete cascade,
  message_id uuid not null references app.messages on delete cascade,
  reason text not null check (reason in ('confirmed', 'more-serious', 'less-serious', 'misread')),
  -- { type, severity, needsReply, risks, tone, abusive }
  before json not null,
  after json not null,
  -- What of the case's facts it replaced, so that it can be taken back: ids, numbers and names of classes.
  replaced json not null,
  -- The version of the model that had read the message.
  model text not null,
  at timestamptz not null,
  by_user_id text not null,
  undone_at timestamptz,
  undone_by text,
  idempotency_key text not null,
  unique (workspace_id, idempotency_key)
);
-- of a case, latest last; of a message; to be learned from, in order
create index corrections_case on app.corrections (case_id, at);
create index corrections_message on app.corrections (message_id);
create index corrections_latest on app.corrections (workspace_id, at, id) where undone_at is null;

-- What a second model made of a message: names of classes only. It was sent words without names and numbers, and answers in no words.
create table app.second_readings (
  message_id uuid primary key references app.messages on delete cascade,
  workspace_id uuid not null references app.workspaces,
  case_id uuid not null references app.cases on delete cascade,
  state text not null check (state in ('asked', 'answered', 'failed')),
  severity text check (severity in ('critical', 'high', 'medium', 'low', 'none')),
  risks json not null default '[]',
  model text not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  -- Why there is no answer, in stable words.
  failure text
);
-- of a case; the budget of an hour
create index second_readings_case on app.second_readings (case_id);
create index second_readings_asked on app.second_readings (workspace_id, asked_at);

do $$
declare t text;
begin
  foreach t in array array['corrections', 'second_readings'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('create policy workspace on app.%I using (workspace_id = (select app.current_workspace()))'
      ' with check (workspace_id = (select app.current_workspace()))', t);
  end loop;
end $$;
