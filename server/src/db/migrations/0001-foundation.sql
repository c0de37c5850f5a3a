-- The whole first data model. Three rules hold for every table of schema app:
--   1. it has workspace_id and row-level security, so that no query can see another workspace;
--   2. closed vocabularies are CHECKs (the same words as in domain/), times are timestamptz, money is minor units + currency;
--   3. append-only tables hold ids, numbers and rule names only; words and names stand in tables that can be erased.
-- The tables that every message writes to (marked "hot") have no foreign keys: checking them costs more than the rows (measured:
-- 5 microseconds a key), and only the pipeline writes there. db/queries/consistency.ts follows every reference instead. Their
-- documents are json and not jsonb: they are read whole, and jsonb costs three times as much to write.

create schema app;

-- After a transaction the setting is '' and not NULL, hence nullif.
create function app.current_workspace() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.workspace_id', true), '')::uuid $$;

create table app.workspaces (
  id uuid primary key,
  name text not null,
  time_zone text not null default 'UTC',
  currency text not null default 'EUR' check (currency ~ '^[A-Z]{3}$'),
  -- Case numbers are handed out in blocks by the intake, which holds the workspace's intake lock.
  next_case_number bigint not null default 1001,
  created_at timestamptz not null
);

-- ---------------------------------------------------------------- people who work here

create table app.members (
  workspace_id uuid not null references app.workspaces,
  -- The user's id in schema auth; no foreign key, because this role may not read that schema.
  user_id text not null,
  name text not null,
  email text not null,
  role text not null check (role in ('viewer', 'agent', 'lead', 'admin')),
  languages text[] not null default '{}',
  created_at timestamptz not null,
  primary key (workspace_id, user_id)
);

-- ---------------------------------------------------------------- policy

create table app.policy_versions (
  workspace_id uuid not null references app.workspaces,
  version integer not null check (version > 0),
  policy jsonb not null,
  created_at timestamptz not null,
  created_by text,
  primary key (workspace_id, version)
);

-- ---------------------------------------------------------------- channels

create table app.channels (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  kind text not null check (kind in ('archive', 'webhook', 'sample')),
  -- The company's own name for it; for an imported file, the company account it belongs to.
  name text not null,
  -- What the messages are: decides icons and words, nothing else.
  network text not null check (network in ('posts', 'photos', 'reviews', 'email', 'chat', 'other')),
  -- For a webhook: where replies are POSTed. Null while not configured: replies then need a person.
  reply_url text,
  created_at timestamptz not null,
  disabled_at timestamptz,
  unique (workspace_id, kind, name)
);

create table app.channel_secrets (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  channel_id uuid not null references app.channels on delete cascade,
  purpose text not null check (purpose in ('inbound', 'outbound')),
  -- AES-256-GCM, key from the configuration: nonce, tag, ciphertext.
  sealed bytea not null,
  created_at timestamptz not null,
  retired_at timestamptz
);
-- load the secrets of one channel
create index channel_secrets_channel on app.channel_secrets (channel_id);

-- ---------------------------------------------------------------- customers

create table app.households (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  name text not null,
  created_at timestamptz not null
);

create table app.customers (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  -- The company's own id.
  external_id text,
  name text not null,
  language text,
  city text,
  support_needs text[] not null default '{}',
  household_id uuid references app.households,
  level text not null default 'good' check (level in ('good', 'excellent', 'exceptional')),
  customer_since timestamptz,
  created_at timestamptz not null,
  erased_at timestamptz,
  unique (workspace_id, external_id)
);
-- members of a household
create index customers_household on app.customers (household_id) where household_id is not null;
-- search by name
create index customers_words on app.customers using gin (to_tsvector('simple', name));

-- Exact identifiers of a customer. Only a verified one links by itself.
create table app.customer_identifiers (
  workspace_id uuid not null references app.workspaces,
  kind text not null check (kind in ('email', 'phone', 'given')),
  value text not null,
  customer_id uuid not null references app.customers on delete cascade,
  verified_at timestamptz,
  primary key (workspace_id, kind, value)
);
-- identifiers of a customer
create index customer_identifiers_customer on app.customer_identifiers (customer_id);

create table app.orders (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  customer_id uuid not null references app.customers on delete cascade,
  -- As it is written in messages, normalised: capital letters and digits.
  number text not null,
  product text not null,
  batch text,
  placed_at timestamptz not null,
  status text not null check (status in ('placed', 'shipped', 'delivered', 'cancelled', 'returned')),
  amount_minor bigint not null,
  margin_minor bigint,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  promised_at timestamptz,
  -- A moment after which help comes too late, with what it is.
  deadline_at timestamptz,
  deadline_kind text check (deadline_kind in ('departure', 'appointment', 'delivery')),
  unique (workspace_id, number),
  check ((deadline_at is null) = (deadline_kind is null))
);
-- orders of a customer, newest first
create index orders_customer on app.orders (customer_id, placed_at desc);

-- Earlier contacts in other systems: mails, calls, chats. An honest one that failed starts the clock of a case.
create table app.contacts (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  customer_id uuid not null references app.customers on delete cascade,
  external_id text,
  channel text not null check (channel in ('email', 'phone', 'chat')),
  at timestamptz not null,
  duration_seconds integer check (duration_seconds >= 0),
  abandoned boolean not null default false,
  outcome text not null check (outcome in ('unanswered', 'answered', 'missed-call-back', 'abandoned', 'resolved')),
  reference text,
  subject text not null default '',
  unique (workspace_id, external_id)
);
-- contacts of a customer, newest first
create index contacts_customer on app.contacts (customer_id, at desc);

-- ---------------------------------------------------------------- profiles

-- hot
create table app.profiles (
  id uuid primary key,
  workspace_id uuid not null,
  channel_id uuid not null,
  external_id text not null,
  handle text,
  display_name text,
  -- The network's time of the name and handle above: what is older and arrives later does not replace them.
  described_at timestamptz not null,
  first_seen_at timestamptz not null,
  erased_at timestamptz,
  unique (channel_id, external_id)
);

-- The audience closet, in a table of its own: no query of the service track reads it.
-- hot
create table app.profile_audience (
  profile_id uuid primary key,
  workspace_id uuid not null,
  followers bigint check (followers >= 0),
  observed_at timestamptz not null
);

create table app.links (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  profile_id uuid not null references app.profiles on delete cascade,
  customer_id uuid not null references app.customers on delete cascade,
  assurance text not null check (assurance in ('suggested', 'linked', 'verified')),
  -- What it rests on.
  evidence text not null check (evidence in ('given-id', 'email', 'phone', 'person', 'import')),
  created_at timestamptz not null,
  created_by text,
  undone_at timestamptz,
  undone_by text
);
-- the current link of a profile: at most one
create unique index links_current on app.links (profile_id) where undone_at is null;
-- profiles of a customer
create index links_customer on app.links (customer_id) where undone_at is null;

-- ---------------------------------------------------------------- conversations and messages

-- hot
create table app.conversations (
  id uuid primary key,
  workspace_id uuid not null,
  channel_id uuid not null,
  root_external_id text not null,
  visibility text not null check (visibility in ('public', 'unlisted', 'followers', 'direct', 'internal')),
  subject text,
  created_at timestamptz not null,
  unique (channel_id, root_external_id)
);

-- hot
create table app.cases (
  id uuid primary key,
  workspace_id uuid not null,
  number bigint not null,
  status text not null check (status in ('open', 'pending', 'snoozed', 'resolved')),
  -- Whose problem it is: the customer once known, the profile always.
  profile_id uuid not null,
  customer_id uuid references app.customers,
  desk text not null check (desk in ('care', 'communications', 'legal', 'privacy', 'security', 'people', 'sales')),
  assignee_id text,
  -- Facts that the next decision starts from (closets without words): domain/facts.
  facts json not null,
  -- The current decision, spread out for the queue.
  decision_id uuid not null,
  severity text not null check (severity in ('critical', 'high', 'medium', 'low')),
  severity_rank smallint generated always as
    (case severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end) stored not null,
  level text not null check (level in ('good', 'excellent', 'exceptional')),
  lane smallint not null check (lane between 1 and 3),
  due_at timestamptz,
  due_obligation text check (due_obligation in ('first-response', 'next-response', 'resolution', 'commitment', 'statutory')),
  promote_at timestamptz,
  opened_at timestamptz not null,
  joined_at timestamptz not null,
  waiting_since timestamptz not null,
  first_response_at timestamptz,
  snoozed_until timestamptz,
  resolved_at timestamptz,
  last_message_at timestamptz not null,
  -- Grows with every change; live updates carry it.
  version integer not null default 1,
  -- Set when this case was joined into another one; undone by app.merges.
  joined_into uuid references app.cases,
  unique (workspace_id, number)
);
-- the queue, in its one order (domain/decision/queue-order.ts); what is out of the queue has no due time
create index cases_queue on app.cases (workspace_id, lane, due_at, severity_rank, opened_at, id)
  where due_at is not null;
-- an agent's own queue, in the same order
create index cases_assignee on app.cases (workspace_id, assignee_id, lane, due_at, severity_rank, opened_at, id)
  where due_at is not null and assignee_id is not null;
-- lists of what is not in the queue, latest first
create index cases_status on app.cases (workspace_id, status, last_message_at desc, id desc) where status <> 'open';
-- same matter: cases of an author
create index cases_profile on app.cases (profile_id, joined_at desc);
create index cases_customer on app.cases (customer_id, joined_at desc) where customer_id is not null;
-- the clock: what must be decided anew at an instant
create index cases_promote on app.cases (workspace_id, promote_at) where promote_at is not null;
create index cases_snoozed on app.cases (workspace_id, snoozed_until) where status = 'snoozed';

-- A case runs over any number of conversations; a conversation may hold cases of several people.
-- hot
create table app.case_conversations (
  workspace_id uuid not null,
  case_id uuid not null,
  conversation_id uuid not null,
  primary key (case_id, conversation_id)
);
-- a reply that names its conversation and no message
create index case_conversations_conversation on app.case_conversations (conversation_id);

-- Orders, bookings and tickets that a case is about: same reference of the same customer is the same matter.
-- hot
create table app.case_references (
  workspace_id uuid not null,
  case_id uuid not null,
  reference text not null,
  primary key (case_id, reference)
);
-- search by order, booking or ticket number
create index case_references_reference on app.case_references (reference, workspace_id);

-- hot
create table app.obligations (
  workspace_id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('first-response', 'next-response', 'resolution', 'commitment', 'statutory')),
  since timestamptz not null,
  due_at timestamptz not null,
  state text not null check (state in ('running', 'paused', 'met', 'void')),
  settled_at timestamptz,
  primary key (case_id, kind, since)
);

-- hot
create table app.messages (
  id uuid primary key,
  workspace_id uuid not null,
  channel_id uuid not null,
  conversation_id uuid not null,
  -- Null: no service case (praise, chatter, somebody else's words in the thread).
  case_id uuid,
  -- The author: a profile, or a member for what was written here.
  profile_id uuid,
  author_user_id text,
  direction text not null check (direction in ('in', 'out')),
  external_id text not null,
  in_reply_to_external_id text,
  kind text not null check (kind in ('post', 'comment', 'dm', 'email', 'review', 'chat')),
  visibility text not null check (visibility in ('public', 'unlisted', 'followers', 'direct', 'internal')),
  sent_at timestamptz not null,
  received_at timestamptz not null,
  -- Order of handling; later ones are larger.
  position bigint generated by default as identity,
  -- Erasable words. Emptied when the author deletes the message.
  subject text,
  body text not null,
  understanding json,
  -- A payment card or identity-document number stood in it and was masked before storage.
  masked_numbers smallint not null default 0,
  edited_at timestamptz,
  deleted_at timestamptz,
  -- False while only an edit or a deletion of it has arrived, and not yet the message itself.
  original_seen boolean not null default true,
  -- An edit, a deletion, a reply and our own echo name the message, not its conversation.
  unique (channel_id, external_id)
);
-- the conversation pane, in order
create index messages_case on app.messages (case_id, sent_at, position) where case_id is not null;
-- answers that arrived before what they answer; words in a thread that belong to no case
create index messages_unplaced on app.messages (conversation_id) where case_id is null;

-- Words to search by, in a table of their own and written a little later: a full-text index on messages would cost the intake as
-- much as the message itself (measured: 34 microseconds a row without, 75 with).
create table app.message_words (
  message_id uuid primary key,
  workspace_id uuid not null,
  words tsvector not null
);
-- search by words of the message and of its author's name
create index message_words_words on app.message_words using gin (words);

-- hot: what search has to read, or to read again. One row a message and not a position reached: what is handled first may be
-- committed last.
create table app.unread_words (
  workspace_id uuid not null,
  message_id uuid not null,
  primary key (workspace_id, message_id)
);

-- The audience closet again: how far a message spread. Only the reputation track reads it.
-- hot
create table app.message_audience (
  message_id uuid primary key,
  workspace_id uuid not null,
  likes bigint check (likes >= 0),
  replies bigint check (replies >= 0),
  shares bigint check (shares >= 0),
  views bigint check (views >= 0),
  observed_at timestamptz not null
);

create table app.notes (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  case_id uuid not null references app.cases on delete cascade,
  author_user_id text not null,
  body text not null,
  created_at timestamptz not null
);
-- notes of a case
create index notes_case on app.notes (case_id, created_at);

-- ---------------------------------------------------------------- decisions and history (append-only)

-- hot
create table app.decisions (
  id uuid primary key,
  -- Order of deciding; the clocks of two machines may differ.
  position bigint generated always as identity,
  workspace_id uuid not null,
  case_id uuid not null,
  policy_version integer not null,
  decided_at timestamptz not null,
  cause text not null check (cause in ('opened', 'message', 'reply', 'edited', 'deleted', 'severity', 'contact-linked',
    'pending', 'snoozed', 'woken', 'resolved', 'reopened', 'starving', 'policy', 'undone', 'link', 'joined', 'split')),
  decided_by text,
  -- Inputs by closet: { need, relationship, conduct }.
  facts json not null,
  -- domain/decision/decision.ts
  outcome json not null
);
-- decisions of a case, in order
create index decisions_case on app.decisions (case_id, position);

-- hot
create table app.timeline (
  id bigint generated always as identity,
  workspace_id uuid not null,
  case_id uuid not null,
  at timestamptz not null,
  kind text not null check (kind in ('opened', 'message-in', 'message-out', 'message-edited', 'message-deleted', 'joined',
    'reopened', 'decided', 'reply-held', 'reply-undone', 'reply-sent', 'reply-failed', 'reply-needs-you', 'note',
    'assigned', 'pending', 'snoozed', 'woken', 'resolved', 'severity', 'contact-linked', 'case-joined', 'case-split', 'undone')),
  actor_user_id text,
  -- The message, note, reply, decision, merge or contact that it speaks of.
  subject_id uuid,
  -- Numbers and rule names only.
  data json not null default '{}',
  -- the timeline of a case, in order
  primary key (case_id, id)
);

create table app.audit_log (
  id bigint generated always as identity primary key,
  workspace_id uuid not null references app.workspaces,
  at timestamptz not null,
  actor_user_id text,
  action text not null,
  target_kind text not null,
  target_id text,
  data jsonb not null default '{}'
);
-- the log, latest first
create index audit_log_latest on app.audit_log (workspace_id, id desc);

-- What a join, split or link moved, so that it can be taken back completely.
create table app.merges (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  kind text not null check (kind in ('case-joined', 'case-split', 'profile-linked', 'customer-merged')),
  from_id uuid not null,
  into_id uuid not null,
  -- Ids of what moved, by table.
  moved jsonb not null,
  at timestamptz not null,
  by_user_id text,
  undone_at timestamptz,
  undone_by text
);
-- merges that concern a case
create index merges_into on app.merges (into_id) where undone_at is null;

-- "Perhaps the same matter": a similar text only suggests.
create table app.suggestions (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  case_id uuid not null references app.cases on delete cascade,
  other_case_id uuid not null references app.cases on delete cascade,
  score real not null check (score between 0 and 1),
  state text not null check (state in ('open', 'accepted', 'dismissed')),
  created_at timestamptz not null,
  unique (case_id, other_case_id)
);

-- Up to which case number likeness has been looked for, one row a workspace.
create table app.suggestion_progress (
  workspace_id uuid primary key references app.workspaces,
  case_number bigint not null
);

-- ---------------------------------------------------------------- intake and outbox

-- hot: what was received and waits to be handled, or could not be. A handled activity is deleted, and its raw words with it.
create table app.activities (
  id bigint generated always as identity,
  workspace_id uuid not null,
  channel_id uuid not null,
  -- The network's time; handling follows (occurred_at, id) within a conversation.
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  -- The validated activity, numbers of cards and identity documents masked. Erasable.
  payload json not null,
  -- Where an import's line came from.
  import_id uuid,
  state text not null default 'waiting' check (state in ('waiting', 'failed')),
  attempts smallint not null default 0,
  error text,
  -- what waits, in order of receipt
  primary key (workspace_id, id)
);
-- what could not be handled: for doctor, and for the words of messages that are deleted later
create index activities_failed on app.activities (workspace_id) where attempts > 0;

-- hot: what was ever received. A second delivery is recognised by it, also after the activity was handled and deleted.
create table app.activity_keys (
  workspace_id uuid not null,
  channel_id uuid not null,
  dedupe_key text not null,
  primary key (channel_id, dedupe_key)
);

create table app.outbox (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  case_id uuid not null references app.cases,
  conversation_id uuid not null references app.conversations,
  in_reply_to_message_id uuid references app.messages,
  author_user_id text not null,
  -- Erasable words.
  body text not null,
  state text not null check (state in ('held', 'sending', 'sent', 'failed', 'needs-you', 'undone')),
  -- What happens to the case when it is sent.
  then_status text not null check (then_status in ('open', 'pending', 'resolved')),
  missing_fact text,
  -- The version of the case in which it was held: who saw an older one has not seen this reply.
  case_version integer not null,
  -- Held until then; may be undone until then.
  send_at timestamptz not null,
  attempts smallint not null default 0,
  next_attempt_at timestamptz not null,
  -- Sent with every attempt: the other side handles it once.
  idempotency_key text not null,
  error text,
  message_id uuid references app.messages,
  created_at timestamptz not null,
  settled_at timestamptz,
  unique (workspace_id, idempotency_key)
);
-- what is to be sent next
create index outbox_due on app.outbox (workspace_id, next_attempt_at) where state in ('held', 'sending');
-- replies of a case
create index outbox_case on app.outbox (case_id, created_at);

create table app.imports (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  format text not null check (format in ('twcs', 'jsonl', 'csv')),
  file_name text not null,
  -- Same content, same import: resumed or reported as done.
  sha256 text,
  -- Where messages go that name no channel.
  channel_name text,
  -- contract/src/imports.ts, ImportMapping.
  mapping json,
  -- Reading the file comes first …
  bytes_total bigint,
  bytes_done bigint not null default 0,
  -- … then its messages are stored in order of time; the count is known once the file has been read. An import that was
  -- interrupted goes on after messages_done.
  messages_total bigint,
  messages_done bigint not null default 0,
  accepted bigint not null default 0,
  duplicates bigint not null default 0,
  rejected bigint not null default 0,
  state text not null check (state in ('running', 'done', 'cancelled', 'failed')),
  error text,
  started_by text,
  created_at timestamptz not null,
  finished_at timestamptz
);
-- imports, latest first
create index imports_latest on app.imports (workspace_id, created_at desc);

create table app.import_rejects (
  workspace_id uuid not null references app.workspaces,
  import_id uuid not null references app.imports on delete cascade,
  line bigint not null,
  reason text not null,
  -- The row itself, masked; erasable.
  content text not null,
  primary key (import_id, line)
);

-- ---------------------------------------------------------------- row-level security

do $$
declare t text;
begin
  for t in select tablename from pg_tables where schemaname = 'app' loop
    execute format('alter table app.%I enable row level security', t);
    execute format(
      'create policy workspace on app.%I using (%2$s = (select app.current_workspace())) with check (%2$s = (select app.current_workspace()))',
      t, case t when 'workspaces' then 'id' else 'workspace_id' end);
  end loop;
end $$;

-- ---------------------------------------------------------------- doors through row-level security
-- SECURITY DEFINER, with a fixed search_path; each gives the least that its caller needs before it knows a workspace.

-- A job in the caller's own transaction. Payloads carry ids only. Jobs only wake, so with a key the earliest instant wins:
-- a later wish never puts off an earlier one.
create function app.enqueue(
    task text, payload json, queue text default null, run_at timestamptz default null,
    job_key text default null, max_attempts integer default null)
  returns void language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    select graphile_worker.add_job(task, payload, queue,
      least(coalesce(run_at, now()), (select min(j.run_at) from graphile_worker.jobs j where j.key = job_key and j.locked_at is null)),
      max_attempts, job_key)
  $$;

-- Which workspaces have something to do by then: the question of a worker that wakes up.
create function app.workspaces_with_work(by timestamptz)
  returns table (workspace_id uuid, intake boolean, clock boolean, outbox boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select * from (
      select w.id,
        exists (select from app.activities a where a.workspace_id = w.id and a.state = 'waiting') as intake,
        exists (select from app.cases c where c.workspace_id = w.id and c.promote_at is not null and c.promote_at <= by)
          or exists (select from app.cases c where c.workspace_id = w.id and c.status = 'snoozed' and c.snoozed_until <= by) as clock,
        exists (select from app.outbox o where o.workspace_id = w.id and o.state in ('held', 'sending') and o.next_attempt_at <= by) as outbox
      from app.workspaces w
    ) work where intake or clock or outbox
  $$;

-- Where somebody who has just signed in belongs.
create function app.workspaces_of_user(member_id text)
  returns table (workspace_id uuid, role text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select m.workspace_id, m.role from app.members m where m.user_id = member_id order by m.created_at, m.workspace_id $$;

-- The workspace of the channel that a delivery is addressed to; its signature is checked before anything is believed.
create function app.workspace_of_channel(channel uuid)
  returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select c.workspace_id from app.channels c where c.id = channel and c.disabled_at is null $$;

-- Whether anybody has moved in yet.
create function app.is_empty()
  returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select not exists (select from app.workspaces) $$;

-- The workspace that the installation's own command line speaks to.
create function app.first_workspace()
  returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select w.id from app.workspaces w order by w.created_at, w.id limit 1 $$;

-- ---------------------------------------------------------------- search

-- Row-level security keeps the restricted role from using full-text indexes (their operators are not leakproof), so search runs as the
-- owner and filters by workspace itself. It gives ids only: what they stand for is read under the policies.
-- words: a tsquery made of letters, digits, & and :* only. place: 1 number, 2 reference, 3 customer, 4 words or author.
create function app.search_cases(words text, reference text, case_number bigint, most integer)
  returns table (case_id uuid, place integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select found.case_id, min(found.place)
    from (
      select c.id as case_id, 1 as place from app.cases c
        where c.workspace_id = app.current_workspace() and c.number = search_cases.case_number
      union all
      (select r.case_id, 2 from app.case_references r
        where r.workspace_id = app.current_workspace() and r.reference = search_cases.reference
        limit search_cases.most)
      union all
      (select c.id, 3 from app.customers u join app.cases c on c.customer_id = u.id
        where u.workspace_id = app.current_workspace()
          and to_tsvector('simple', u.name) @@ to_tsquery('simple', search_cases.words)
        limit search_cases.most)
      union all
      (select m.case_id, 4 from app.message_words w join app.messages m on m.id = w.message_id
        where w.workspace_id = app.current_workspace() and m.case_id is not null
          and w.words @@ to_tsquery('simple', search_cases.words)
        limit search_cases.most * 4)
    ) found
    group by found.case_id
    order by min(found.place)
    limit search_cases.most
  $$;

-- Whoever writes a message leaves it to search to read it. A statement, not a row at a time: the intake writes hundreds at once.
create function app.note_unread_words() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
    begin
      insert into app.unread_words (workspace_id, message_id)
        select f.workspace_id, f.id from fresh f where f.body <> '' or f.subject <> ''
        on conflict do nothing;
      return null;
    end
  $$;
create trigger messages_unread after insert on app.messages
  referencing new table as fresh for each statement execute function app.note_unread_words();

-- A word that its author took back is not found any more, from the same moment; what stands there now is read like something new.
create function app.follow_message_words() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
    begin
      delete from app.message_words w where w.message_id = new.id;
      if new.body <> '' or new.subject <> '' then
        insert into app.unread_words (workspace_id, message_id) values (new.workspace_id, new.id) on conflict do nothing;
      end if;
      return null;
    end
  $$;
create trigger message_words_follow after update of body, subject on app.messages
  for each row when (old.body is distinct from new.body or old.subject is distinct from new.subject)
  execute function app.follow_message_words();
