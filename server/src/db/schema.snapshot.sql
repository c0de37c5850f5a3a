-- Generated from the catalogues by `npm run snapshot`. Do not edit: change a migration and renew it.

create table app.activities (
  id bigint generated always as identity not null,
  workspace_id uuid not null,
  channel_id uuid not null,
  occurred_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  payload json not null,
  import_id uuid,
  state text default 'waiting'::text not null,
  attempts smallint default 0 not null,
  error text,
  constraint activities_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'failed'::text]))),
  constraint activities_pkey PRIMARY KEY (workspace_id, id)
);
CREATE INDEX activities_failed ON app.activities USING btree (workspace_id) WHERE (attempts > 0);
alter table app.activities enable row level security;
create policy workspace on app.activities for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.activities to evenhand_app;

create table app.activity_keys (
  workspace_id uuid not null,
  channel_id uuid not null,
  dedupe_key text not null,
  constraint activity_keys_pkey PRIMARY KEY (channel_id, dedupe_key)
);
alter table app.activity_keys enable row level security;
create policy workspace on app.activity_keys for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.activity_keys to evenhand_app;

create table app.answer_lessons (
  workspace_id uuid not null,
  document_id uuid not null,
  reply_id uuid not null,
  message_id uuid not null,
  at timestamp with time zone not null,
  constraint answer_lessons_message_id_fkey FOREIGN KEY (message_id) REFERENCES app.messages(id) ON DELETE CASCADE,
  constraint answer_lessons_reply_id_fkey FOREIGN KEY (reply_id) REFERENCES app.outbox(id) ON DELETE CASCADE,
  constraint answer_lessons_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint answer_lessons_pkey PRIMARY KEY (document_id, reply_id, message_id)
);
CREATE INDEX answer_lessons_message ON app.answer_lessons USING btree (message_id);
CREATE INDEX answer_lessons_reply ON app.answer_lessons USING btree (reply_id);
alter table app.answer_lessons enable row level security;
create policy workspace on app.answer_lessons for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.answer_lessons to evenhand_app;

create table app.answer_uses (
  id uuid not null,
  workspace_id uuid not null,
  document_id uuid not null,
  reply_id uuid not null,
  outcome text not null,
  changed real not null,
  at timestamp with time zone not null,
  constraint answer_uses_changed_check CHECK (((changed >= (0)::double precision) AND (changed <= (1)::double precision))),
  constraint answer_uses_outcome_check CHECK ((outcome = ANY (ARRAY['sent'::text, 'edited'::text, 'ignored'::text]))),
  constraint answer_uses_reply_id_fkey FOREIGN KEY (reply_id) REFERENCES app.outbox(id) ON DELETE CASCADE,
  constraint answer_uses_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint answer_uses_pkey PRIMARY KEY (id)
);
CREATE INDEX answer_uses_document ON app.answer_uses USING btree (document_id);
CREATE INDEX answer_uses_reply ON app.answer_uses USING btree (reply_id);
alter table app.answer_uses enable row level security;
create policy workspace on app.answer_uses for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.answer_uses to evenhand_app;

create table app.article_versions (
  workspace_id uuid not null,
  article_id uuid not null,
  version integer not null,
  title text not null,
  body text not null,
  language text,
  tags text[] default '{}'::text[] not null,
  state text not null,
  url text,
  at timestamp with time zone not null,
  by_user_id text,
  constraint article_versions_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'archived'::text]))),
  constraint article_versions_version_check CHECK ((version > 0)),
  constraint article_versions_article_id_fkey FOREIGN KEY (article_id) REFERENCES app.articles(id) ON DELETE CASCADE,
  constraint article_versions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint article_versions_pkey PRIMARY KEY (article_id, version)
);
alter table app.article_versions enable row level security;
create policy workspace on app.article_versions for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.article_versions to evenhand_app;

create table app.articles (
  id uuid not null,
  workspace_id uuid not null,
  title text not null,
  body text not null,
  language text,
  tags text[] default '{}'::text[] not null,
  state text not null,
  source text not null,
  external_id text,
  imported_sha256 text,
  url text,
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  updated_by text,
  constraint articles_source_check CHECK ((source = ANY (ARRAY['written'::text, 'markdown'::text, 'zendesk'::text, 'chatwoot'::text]))),
  constraint articles_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'archived'::text]))),
  constraint articles_version_check CHECK ((version > 0)),
  constraint articles_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint articles_pkey PRIMARY KEY (id),
  constraint articles_workspace_id_source_external_id_key UNIQUE (workspace_id, source, external_id)
);
CREATE INDEX articles_latest ON app.articles USING btree (workspace_id, updated_at DESC, id DESC);
alter table app.articles enable row level security;
create policy workspace on app.articles for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.articles to evenhand_app;

create table app.audit_log (
  id bigint generated always as identity not null,
  workspace_id uuid not null,
  at timestamp with time zone not null,
  actor_user_id text,
  action text not null,
  target_kind text not null,
  target_id text,
  data jsonb default '{}'::jsonb not null,
  constraint audit_log_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint audit_log_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_log_latest ON app.audit_log USING btree (workspace_id, id DESC);
alter table app.audit_log enable row level security;
create policy workspace on app.audit_log for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant insert, select on app.audit_log to evenhand_app;

create table app.case_conversations (
  workspace_id uuid not null,
  case_id uuid not null,
  conversation_id uuid not null,
  constraint case_conversations_pkey PRIMARY KEY (case_id, conversation_id)
);
CREATE INDEX case_conversations_conversation ON app.case_conversations USING btree (conversation_id);
alter table app.case_conversations enable row level security;
create policy workspace on app.case_conversations for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.case_conversations to evenhand_app;

create table app.case_references (
  workspace_id uuid not null,
  case_id uuid not null,
  reference text not null,
  constraint case_references_pkey PRIMARY KEY (case_id, reference)
);
CREATE INDEX case_references_reference ON app.case_references USING btree (reference, workspace_id);
alter table app.case_references enable row level security;
create policy workspace on app.case_references for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.case_references to evenhand_app;

create table app.cases (
  id uuid not null,
  workspace_id uuid not null,
  number bigint not null,
  status text not null,
  profile_id uuid not null,
  customer_id uuid,
  desk text not null,
  assignee_id text,
  decision_id uuid not null,
  severity text not null,
  severity_rank smallint generated always as (
CASE severity
    WHEN 'critical'::text THEN 0
    WHEN 'high'::text THEN 1
    WHEN 'medium'::text THEN 2
    ELSE 3
END) stored not null,
  level text not null,
  lane smallint not null,
  due_at timestamp with time zone,
  due_obligation text,
  promote_at timestamp with time zone,
  opened_at timestamp with time zone not null,
  joined_at timestamp with time zone not null,
  waiting_since timestamp with time zone not null,
  first_response_at timestamp with time zone,
  snoozed_until timestamp with time zone,
  resolved_at timestamp with time zone,
  last_message_at timestamp with time zone not null,
  version integer default 1 not null,
  joined_into uuid,
  language text not null,
  risks json not null,
  abusive boolean not null,
  assurance text not null,
  constraint cases_assurance_check CHECK ((assurance = ANY (ARRAY['unknown'::text, 'suggested'::text, 'linked'::text, 'verified'::text]))),
  constraint cases_desk_check CHECK ((desk = ANY (ARRAY['care'::text, 'communications'::text, 'legal'::text, 'privacy'::text, 'security'::text, 'people'::text, 'sales'::text]))),
  constraint cases_due_obligation_check CHECK ((due_obligation = ANY (ARRAY['first-response'::text, 'next-response'::text, 'resolution'::text, 'commitment'::text, 'statutory'::text, 'triage'::text]))),
  constraint cases_lane_check CHECK (((lane >= 1) AND (lane <= 3))),
  constraint cases_level_check CHECK ((level = ANY (ARRAY['good'::text, 'excellent'::text, 'exceptional'::text]))),
  constraint cases_severity_check CHECK ((severity = ANY (ARRAY['critical'::text, 'high'::text, 'medium'::text, 'low'::text]))),
  constraint cases_status_check CHECK ((status = ANY (ARRAY['open'::text, 'pending'::text, 'snoozed'::text, 'resolved'::text]))),
  constraint cases_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES app.customers(id),
  constraint cases_joined_into_fkey FOREIGN KEY (joined_into) REFERENCES app.cases(id),
  constraint cases_pkey PRIMARY KEY (id),
  constraint cases_workspace_id_number_key UNIQUE (workspace_id, number)
);
CREATE INDEX cases_assignee ON app.cases USING btree (workspace_id, assignee_id, lane, due_at, severity_rank, opened_at, id) WHERE ((due_at IS NOT NULL) AND (assignee_id IS NOT NULL));
CREATE INDEX cases_customer ON app.cases USING btree (customer_id, joined_at DESC) WHERE (customer_id IS NOT NULL);
CREATE INDEX cases_profile ON app.cases USING btree (profile_id, joined_at DESC);
CREATE INDEX cases_promote ON app.cases USING btree (workspace_id, promote_at) WHERE (promote_at IS NOT NULL);
CREATE INDEX cases_queue ON app.cases USING btree (workspace_id, lane, due_at, severity_rank, opened_at, id) WHERE (due_at IS NOT NULL);
CREATE INDEX cases_snoozed ON app.cases USING btree (workspace_id, snoozed_until) WHERE (status = 'snoozed'::text);
CREATE INDEX cases_status ON app.cases USING btree (workspace_id, status, last_message_at DESC, id DESC) WHERE (status <> 'open'::text);
alter table app.cases enable row level security;
create policy workspace on app.cases for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.cases to evenhand_app;

create table app.changed_customers (
  workspace_id uuid not null,
  id bigint generated always as identity not null,
  customer_ids uuid[] not null,
  constraint changed_customers_pkey PRIMARY KEY (workspace_id, id)
);
alter table app.changed_customers enable row level security;
create policy workspace on app.changed_customers for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.changed_customers to evenhand_app;

create table app.channel_secrets (
  id uuid not null,
  workspace_id uuid not null,
  channel_id uuid not null,
  purpose text not null,
  sealed bytea not null,
  created_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  constraint channel_secrets_purpose_check CHECK ((purpose = ANY (ARRAY['inbound'::text, 'outbound'::text]))),
  constraint channel_secrets_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES app.channels(id) ON DELETE CASCADE,
  constraint channel_secrets_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint channel_secrets_pkey PRIMARY KEY (id)
);
CREATE INDEX channel_secrets_channel ON app.channel_secrets USING btree (channel_id);
alter table app.channel_secrets enable row level security;
create policy workspace on app.channel_secrets for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.channel_secrets to evenhand_app;

create table app.channels (
  id uuid not null,
  workspace_id uuid not null,
  kind text not null,
  name text not null,
  network text not null,
  reply_url text,
  created_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  constraint channels_kind_check CHECK ((kind = ANY (ARRAY['archive'::text, 'webhook'::text, 'sample'::text]))),
  constraint channels_network_check CHECK ((network = ANY (ARRAY['posts'::text, 'photos'::text, 'reviews'::text, 'email'::text, 'chat'::text, 'other'::text]))),
  constraint channels_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint channels_pkey PRIMARY KEY (id),
  constraint channels_workspace_id_kind_name_key UNIQUE (workspace_id, kind, name)
);
alter table app.channels enable row level security;
create policy workspace on app.channels for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.channels to evenhand_app;

create table app.contacts (
  id uuid not null,
  workspace_id uuid not null,
  customer_id uuid not null,
  external_id text,
  channel text not null,
  at timestamp with time zone not null,
  duration_seconds integer,
  abandoned boolean default false not null,
  outcome text not null,
  reference text,
  subject text default ''::text not null,
  wait_seconds integer,
  told_of uuid,
  constraint contacts_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'phone'::text, 'chat'::text]))),
  constraint contacts_duration_seconds_check CHECK ((duration_seconds >= 0)),
  constraint contacts_outcome_check CHECK ((outcome = ANY (ARRAY['unanswered'::text, 'answered'::text, 'missed-call-back'::text, 'abandoned'::text, 'resolved'::text]))),
  constraint contacts_wait_seconds_check CHECK ((wait_seconds >= 0)),
  constraint contacts_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES app.customers(id) ON DELETE CASCADE,
  constraint contacts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint contacts_pkey PRIMARY KEY (id),
  constraint contacts_workspace_id_external_id_key UNIQUE (workspace_id, external_id)
);
CREATE INDEX contacts_customer ON app.contacts USING btree (customer_id, at DESC);
alter table app.contacts enable row level security;
create policy workspace on app.contacts for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.contacts to evenhand_app;

create table app.conversations (
  id uuid not null,
  workspace_id uuid not null,
  channel_id uuid not null,
  root_external_id text not null,
  visibility text not null,
  subject text,
  created_at timestamp with time zone not null,
  constraint conversations_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'unlisted'::text, 'followers'::text, 'direct'::text, 'internal'::text]))),
  constraint conversations_pkey PRIMARY KEY (id),
  constraint conversations_channel_id_root_external_id_key UNIQUE (channel_id, root_external_id)
);
alter table app.conversations enable row level security;
create policy workspace on app.conversations for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.conversations to evenhand_app;

create table app.corrections (
  id uuid not null,
  workspace_id uuid not null,
  case_id uuid not null,
  message_id uuid not null,
  reason text not null,
  before json not null,
  after json not null,
  replaced json not null,
  model text not null,
  at timestamp with time zone not null,
  by_user_id text not null,
  undone_at timestamp with time zone,
  undone_by text,
  idempotency_key text not null,
  constraint corrections_reason_check CHECK ((reason = ANY (ARRAY['confirmed'::text, 'more-serious'::text, 'less-serious'::text, 'misread'::text]))),
  constraint corrections_case_id_fkey FOREIGN KEY (case_id) REFERENCES app.cases(id) ON DELETE CASCADE,
  constraint corrections_message_id_fkey FOREIGN KEY (message_id) REFERENCES app.messages(id) ON DELETE CASCADE,
  constraint corrections_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint corrections_pkey PRIMARY KEY (id),
  constraint corrections_workspace_id_idempotency_key_key UNIQUE (workspace_id, idempotency_key)
);
CREATE INDEX corrections_case ON app.corrections USING btree (case_id, at);
CREATE INDEX corrections_latest ON app.corrections USING btree (workspace_id, at, id) WHERE (undone_at IS NULL);
CREATE INDEX corrections_message ON app.corrections USING btree (message_id);
alter table app.corrections enable row level security;
create policy workspace on app.corrections for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.corrections to evenhand_app;

create table app.currency_rates (
  workspace_id uuid not null,
  from_currency text not null,
  to_currency text not null,
  since timestamp with time zone not null,
  rate double precision not null,
  constraint currency_rates_from_currency_check CHECK ((from_currency ~ '^[A-Z]{3}$'::text)),
  constraint currency_rates_rate_check CHECK ((rate > (0)::double precision)),
  constraint currency_rates_to_currency_check CHECK ((to_currency ~ '^[A-Z]{3}$'::text)),
  constraint currency_rates_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint currency_rates_pkey PRIMARY KEY (workspace_id, from_currency, to_currency, since)
);
alter table app.currency_rates enable row level security;
create policy workspace on app.currency_rates for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.currency_rates to evenhand_app;

create table app.customer_identifiers (
  workspace_id uuid not null,
  kind text not null,
  value text not null,
  customer_id uuid not null,
  verified_at timestamp with time zone,
  by_record boolean default false not null,
  constraint customer_identifiers_kind_check CHECK ((kind = ANY (ARRAY['email'::text, 'phone'::text, 'given'::text]))),
  constraint customer_identifiers_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES app.customers(id) ON DELETE CASCADE,
  constraint customer_identifiers_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint customer_identifiers_pkey PRIMARY KEY (workspace_id, kind, value, customer_id)
);
CREATE INDEX customer_identifiers_customer ON app.customer_identifiers USING btree (customer_id, workspace_id);
CREATE UNIQUE INDEX customer_identifiers_proven ON app.customer_identifiers USING btree (workspace_id, kind, value) WHERE (verified_at IS NOT NULL);
alter table app.customer_identifiers enable row level security;
create policy workspace on app.customer_identifiers for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.customer_identifiers to evenhand_app;

create table app.customer_keys (
  workspace_id uuid not null,
  key bigint not null,
  customer_id uuid not null,
  constraint customer_keys_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES app.customers(id) ON DELETE CASCADE,
  constraint customer_keys_pkey PRIMARY KEY (workspace_id, key, customer_id)
);
CREATE INDEX customer_keys_customer ON app.customer_keys USING btree (customer_id);
alter table app.customer_keys enable row level security;
create policy workspace on app.customer_keys for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.customer_keys to evenhand_app;

create table app.customer_values (
  customer_id uuid not null,
  workspace_id uuid not null,
  valued_at timestamp with time zone not null,
  service_value double precision,
  claim double precision not null,
  own_level text not null,
  deserved_level text not null,
  nights_below_excellent smallint not null,
  nights_below_exceptional smallint not null,
  night_at timestamp with time zone,
  known json not null,
  monetary json,
  constraint customer_values_deserved_level_check CHECK ((deserved_level = ANY (ARRAY['good'::text, 'excellent'::text, 'exceptional'::text]))),
  constraint customer_values_own_level_check CHECK ((own_level = ANY (ARRAY['good'::text, 'excellent'::text, 'exceptional'::text]))),
  constraint customer_values_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES app.customers(id) ON DELETE CASCADE,
  constraint customer_values_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint customer_values_pkey PRIMARY KEY (customer_id)
);
CREATE INDEX customer_values_claims ON app.customer_values USING btree (workspace_id, claim DESC) WHERE (deserved_level <> 'good'::text);
alter table app.customer_values enable row level security;
create policy workspace on app.customer_values for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.customer_values to evenhand_app;

create table app.customers (
  id uuid not null,
  workspace_id uuid not null,
  external_id text,
  name text not null,
  language text,
  city text,
  support_needs text[] default '{}'::text[] not null,
  household_id uuid,
  level text default 'good'::text not null,
  customer_since timestamp with time zone,
  created_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  objects_to_linking_at timestamp with time zone,
  objects_to_scoring_at timestamp with time zone,
  merged_into uuid,
  constraint customers_check CHECK ((merged_into <> id)),
  constraint customers_level_check CHECK ((level = ANY (ARRAY['good'::text, 'excellent'::text, 'exceptional'::text]))),
  constraint customers_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.households(id),
  constraint customers_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES app.customers(id),
  constraint customers_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint customers_pkey PRIMARY KEY (id),
  constraint customers_workspace_id_external_id_key UNIQUE (workspace_id, external_id)
);
CREATE INDEX customers_household ON app.customers USING btree (household_id) WHERE (household_id IS NOT NULL);
CREATE INDEX customers_merged ON app.customers USING btree (merged_into, workspace_id) WHERE (merged_into IS NOT NULL);
CREATE INDEX customers_words ON app.customers USING gin (to_tsvector('simple'::regconfig, name));
alter table app.customers enable row level security;
create policy workspace on app.customers for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.customers to evenhand_app;

create table app.decisions (
  id uuid not null,
  "position" bigint generated always as identity not null,
  workspace_id uuid not null,
  case_id uuid not null,
  policy_version integer not null,
  decided_at timestamp with time zone not null,
  cause text not null,
  decided_by text,
  facts json not null,
  outcome json not null,
  read_by text,
  constraint decisions_cause_check CHECK ((cause = ANY (ARRAY['opened'::text, 'message'::text, 'reply'::text, 'edited'::text, 'deleted'::text, 'severity'::text, 'contact-linked'::text, 'pending'::text, 'snoozed'::text, 'woken'::text, 'resolved'::text, 'reopened'::text, 'starving'::text, 'policy'::text, 'undone'::text, 'link'::text, 'joined'::text, 'split'::text, 'date'::text, 'understanding'::text]))),
  constraint decisions_pkey PRIMARY KEY (id)
);
CREATE INDEX decisions_case ON app.decisions USING btree (case_id, "position");
alter table app.decisions enable row level security;
create policy workspace on app.decisions for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant insert, select on app.decisions to evenhand_app;

create table app.deeds (
  id uuid not null,
  workspace_id uuid not null,
  customer_id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  note text default ''::text not null,
  recorded_at timestamp with time zone not null,
  recorded_by text,
  undone_at timestamp with time zone,
  undone_by text,
  constraint deeds_kind_check CHECK ((kind = ANY (ARRAY['helped'::text, 'defended'::text, 'referred'::text]))),
  constraint deeds_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES app.customers(id) ON DELETE CASCADE,
  constraint deeds_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint deeds_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX deeds_customer ON app.deeds USING btree (customer_id, kind, at, note) WHERE (undone_at IS NULL);
alter table app.deeds enable row level security;
create policy workspace on app.deeds for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.deeds to evenhand_app;

create table app.discovered_groups (
  id uuid not null,
  workspace_id uuid not null,
  name text default ''::text not null,
  named_by text,
  size integer not null,
  weights json not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  merged_into uuid,
  merged_by text,
  merged_at timestamp with time zone,
  topic_id uuid,
  constraint discovered_groups_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES app.discovered_groups(id),
  constraint discovered_groups_topic_id_fkey FOREIGN KEY (topic_id) REFERENCES app.topics(id),
  constraint discovered_groups_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint discovered_groups_pkey PRIMARY KEY (id)
);
CREATE INDEX discovered_groups_latest ON app.discovered_groups USING btree (workspace_id, last_at DESC);
CREATE INDEX discovered_groups_merged ON app.discovered_groups USING btree (merged_into) WHERE (merged_into IS NOT NULL);
alter table app.discovered_groups enable row level security;
create policy workspace on app.discovered_groups for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.discovered_groups to evenhand_app;

create table app.fairness_runs (
  id uuid not null,
  workspace_id uuid not null,
  state text not null,
  cause text not null,
  asked_by text,
  due_at timestamp with time zone not null,
  started_at timestamp with time zone,
  touched_at timestamp with time zone,
  cases_total bigint,
  cases_read bigint default 0 not null,
  steps_done smallint default 0 not null,
  finished_at timestamp with time zone,
  error text,
  headline json,
  document json,
  constraint fairness_runs_cause_check CHECK ((cause = ANY (ARRAY['night'::text, 'person'::text]))),
  constraint fairness_runs_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'cancelled'::text, 'failed'::text]))),
  constraint fairness_runs_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint fairness_runs_pkey PRIMARY KEY (id)
);
CREATE INDEX fairness_runs_latest ON app.fairness_runs USING btree (workspace_id, finished_at DESC) WHERE (finished_at IS NOT NULL);
CREATE UNIQUE INDEX fairness_runs_next ON app.fairness_runs USING btree (workspace_id) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));
alter table app.fairness_runs enable row level security;
create policy workspace on app.fairness_runs for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.fairness_runs to evenhand_app;

create table app.group_messages (
  workspace_id uuid not null,
  message_id uuid not null,
  group_id uuid not null,
  sent_at timestamp with time zone not null,
  stale boolean default false not null,
  constraint group_messages_pkey PRIMARY KEY (message_id)
);
CREATE INDEX group_messages_group ON app.group_messages USING btree (group_id, sent_at DESC);
alter table app.group_messages enable row level security;
create policy workspace on app.group_messages for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.group_messages to evenhand_app;

create table app.groups_kept_apart (
  workspace_id uuid not null,
  one uuid not null,
  other uuid not null,
  constraint groups_kept_apart_one_fkey FOREIGN KEY (one) REFERENCES app.discovered_groups(id) ON DELETE CASCADE,
  constraint groups_kept_apart_other_fkey FOREIGN KEY (other) REFERENCES app.discovered_groups(id) ON DELETE CASCADE,
  constraint groups_kept_apart_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint groups_kept_apart_pkey PRIMARY KEY (one, other)
);
alter table app.groups_kept_apart enable row level security;
create policy workspace on app.groups_kept_apart for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.groups_kept_apart to evenhand_app;

create table app.household_values (
  household_id uuid not null,
  workspace_id uuid not null,
  service_value double precision,
  level text not null,
  nights_below_excellent smallint not null,
  nights_below_exceptional smallint not null,
  night_at timestamp with time zone,
  constraint household_values_level_check CHECK ((level = ANY (ARRAY['good'::text, 'excellent'::text, 'exceptional'::text]))),
  constraint household_values_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.households(id) ON DELETE CASCADE,
  constraint household_values_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint household_values_pkey PRIMARY KEY (household_id)
);
alter table app.household_values enable row level security;
create policy workspace on app.household_values for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.household_values to evenhand_app;

create table app.households (
  id uuid not null,
  workspace_id uuid not null,
  name text not null,
  created_at timestamp with time zone not null,
  kind text default 'household'::text not null,
  contract text,
  dissolved_at timestamp with time zone,
  constraint households_kind_check CHECK ((kind = ANY (ARRAY['household'::text, 'account'::text]))),
  constraint households_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint households_pkey PRIMARY KEY (id)
);
alter table app.households enable row level security;
create policy workspace on app.households for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.households to evenhand_app;

create table app.import_rejects (
  workspace_id uuid not null,
  import_id uuid not null,
  line bigint not null,
  reason text not null,
  content text not null,
  imported boolean default false not null,
  constraint import_rejects_import_id_fkey FOREIGN KEY (import_id) REFERENCES app.imports(id) ON DELETE CASCADE,
  constraint import_rejects_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint import_rejects_pkey PRIMARY KEY (import_id, line)
);
alter table app.import_rejects enable row level security;
create policy workspace on app.import_rejects for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.import_rejects to evenhand_app;

create table app.imports (
  id uuid not null,
  workspace_id uuid not null,
  format text not null,
  file_name text not null,
  sha256 text,
  channel_name text,
  mapping json,
  bytes_total bigint,
  bytes_done bigint default 0 not null,
  messages_total bigint,
  messages_done bigint default 0 not null,
  accepted bigint default 0 not null,
  duplicates bigint default 0 not null,
  rejected bigint default 0 not null,
  state text not null,
  error text,
  started_by text,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  history_before timestamp with time zone,
  kind text default 'conversations'::text not null,
  dry_run boolean default false not null,
  changed bigint default 0 not null,
  noted bigint default 0 not null,
  constraint imports_format_check CHECK ((format = ANY (ARRAY['twcs'::text, 'jsonl'::text, 'csv'::text, 'parquet'::text]))),
  constraint imports_kind_check CHECK ((kind = ANY (ARRAY['conversations'::text, 'customers'::text, 'orders'::text, 'contacts'::text]))),
  constraint imports_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'cancelled'::text, 'failed'::text]))),
  constraint imports_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint imports_pkey PRIMARY KEY (id)
);
CREATE INDEX imports_latest ON app.imports USING btree (workspace_id, created_at DESC);
alter table app.imports enable row level security;
create policy workspace on app.imports for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.imports to evenhand_app;

create table app.kept_answer_sources (
  workspace_id uuid not null,
  kept_answer_id uuid not null,
  message_id uuid not null,
  constraint kept_answer_sources_kept_answer_id_fkey FOREIGN KEY (kept_answer_id) REFERENCES app.kept_answers(id) ON DELETE CASCADE,
  constraint kept_answer_sources_message_id_fkey FOREIGN KEY (message_id) REFERENCES app.messages(id) ON DELETE CASCADE,
  constraint kept_answer_sources_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint kept_answer_sources_pkey PRIMARY KEY (message_id, kept_answer_id)
);
CREATE INDEX kept_answer_sources_answer ON app.kept_answer_sources USING btree (kept_answer_id);
alter table app.kept_answer_sources enable row level security;
create policy workspace on app.kept_answer_sources for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.kept_answer_sources to evenhand_app;

create table app.kept_answers (
  id uuid not null,
  workspace_id uuid not null,
  kind text not null,
  case_id uuid not null,
  question text not null,
  answer text not null,
  language text,
  kept_at timestamp with time zone not null,
  kept_by text,
  constraint kept_answers_kind_check CHECK ((kind = ANY (ARRAY['solved-case'::text, 'community'::text]))),
  constraint kept_answers_case_id_fkey FOREIGN KEY (case_id) REFERENCES app.cases(id) ON DELETE CASCADE,
  constraint kept_answers_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint kept_answers_pkey PRIMARY KEY (id)
);
CREATE INDEX kept_answers_case ON app.kept_answers USING btree (case_id);
CREATE INDEX kept_answers_latest ON app.kept_answers USING btree (workspace_id, kept_at DESC, id DESC);
alter table app.kept_answers enable row level security;
create policy workspace on app.kept_answers for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.kept_answers to evenhand_app;

create table app.link_choices (
  id bigint generated always as identity not null,
  workspace_id uuid not null,
  mode text not null,
  consent_first boolean not null,
  at timestamp with time zone not null,
  by_user_id text not null,
  constraint link_choices_mode_check CHECK ((mode = ANY (ARRAY['off'::text, 'suggest'::text, 'link'::text]))),
  constraint link_choices_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint link_choices_pkey PRIMARY KEY (id)
);
CREATE INDEX link_choices_latest ON app.link_choices USING btree (workspace_id, id DESC);
alter table app.link_choices enable row level security;
create policy workspace on app.link_choices for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant insert, select on app.link_choices to evenhand_app;

create table app.link_patterns (
  workspace_id uuid not null,
  code bigint not null,
  alike boolean not null,
  pairs bigint not null,
  constraint link_patterns_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint link_patterns_pkey PRIMARY KEY (workspace_id, code, alike)
);
alter table app.link_patterns enable row level security;
create policy workspace on app.link_patterns for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.link_patterns to evenhand_app;

create table app.link_work (
  workspace_id uuid not null,
  id bigint generated always as identity not null,
  profile_ids uuid[] default '{}'::uuid[] not null,
  customer_ids uuid[] default '{}'::uuid[] not null,
  constraint link_work_pkey PRIMARY KEY (workspace_id, id)
);
alter table app.link_work enable row level security;
create policy workspace on app.link_work for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.link_work to evenhand_app;

create table app.links (
  id uuid not null,
  workspace_id uuid not null,
  profile_id uuid not null,
  customer_id uuid not null,
  assurance text not null,
  evidence text not null,
  created_at timestamp with time zone not null,
  created_by text,
  undone_at timestamp with time zone,
  undone_by text,
  probability real,
  reasons json,
  moved json,
  consented_at timestamp with time zone,
  told_of uuid,
  constraint links_assurance_check CHECK ((assurance = ANY (ARRAY['suggested'::text, 'linked'::text, 'verified'::text]))),
  constraint links_evidence_check CHECK ((evidence = ANY (ARRAY['given-id'::text, 'email'::text, 'phone'::text, 'person'::text, 'import'::text, 'order'::text, 'alike'::text, 'signed-link'::text]))),
  constraint links_probability_check CHECK (((probability >= (0)::double precision) AND (probability <= (1)::double precision))),
  constraint links_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES app.customers(id) ON DELETE CASCADE,
  constraint links_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES app.profiles(id) ON DELETE CASCADE,
  constraint links_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint links_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX links_current ON app.links USING btree (profile_id) WHERE (undone_at IS NULL);
CREATE INDEX links_customer ON app.links USING btree (customer_id) WHERE (undone_at IS NULL);
CREATE INDEX links_profile ON app.links USING btree (profile_id, created_at);
alter table app.links enable row level security;
create policy workspace on app.links for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.links to evenhand_app;

create table app.margin_rates (
  workspace_id uuid not null,
  category text not null,
  name text not null,
  since timestamp with time zone not null,
  share double precision not null,
  constraint margin_rates_share_check CHECK (((share >= ('-1'::integer)::double precision) AND (share <= (1)::double precision))),
  constraint margin_rates_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint margin_rates_pkey PRIMARY KEY (workspace_id, category, since)
);
alter table app.margin_rates enable row level security;
create policy workspace on app.margin_rates for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.margin_rates to evenhand_app;

create table app.members (
  workspace_id uuid not null,
  user_id text not null,
  name text not null,
  email text not null,
  role text not null,
  languages text[] default '{}'::text[] not null,
  created_at timestamp with time zone not null,
  constraint members_role_check CHECK ((role = ANY (ARRAY['viewer'::text, 'agent'::text, 'lead'::text, 'admin'::text]))),
  constraint members_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint members_pkey PRIMARY KEY (workspace_id, user_id)
);
alter table app.members enable row level security;
create policy workspace on app.members for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.members to evenhand_app;

create table app.memberships (
  id uuid not null,
  workspace_id uuid not null,
  household_id uuid not null,
  customer_id uuid not null,
  because text not null,
  at timestamp with time zone not null,
  by_user_id text,
  ended_at timestamp with time zone,
  ended_by text,
  constraint memberships_because_check CHECK ((because = ANY (ARRAY['address'::text, 'payment'::text, 'contract'::text, 'told'::text]))),
  constraint memberships_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES app.customers(id) ON DELETE CASCADE,
  constraint memberships_household_id_fkey FOREIGN KEY (household_id) REFERENCES app.households(id) ON DELETE CASCADE,
  constraint memberships_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint memberships_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX memberships_current ON app.memberships USING btree (customer_id) WHERE (ended_at IS NULL);
CREATE INDEX memberships_ended ON app.memberships USING btree (household_id, ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX memberships_household ON app.memberships USING btree (household_id) WHERE (ended_at IS NULL);
alter table app.memberships enable row level security;
create policy workspace on app.memberships for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.memberships to evenhand_app;

create table app.merges (
  id uuid not null,
  workspace_id uuid not null,
  kind text not null,
  from_id uuid not null,
  into_id uuid not null,
  moved jsonb not null,
  at timestamp with time zone not null,
  by_user_id text,
  undone_at timestamp with time zone,
  undone_by text,
  constraint merges_kind_check CHECK ((kind = ANY (ARRAY['case-joined'::text, 'case-split'::text, 'profile-linked'::text, 'customer-merged'::text]))),
  constraint merges_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint merges_pkey PRIMARY KEY (id)
);
CREATE INDEX merges_from ON app.merges USING btree (from_id) WHERE (undone_at IS NULL);
CREATE INDEX merges_into ON app.merges USING btree (into_id) WHERE (undone_at IS NULL);
alter table app.merges enable row level security;
create policy workspace on app.merges for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.merges to evenhand_app;

create table app.message_audience (
  message_id uuid not null,
  workspace_id uuid not null,
  likes bigint,
  replies bigint,
  shares bigint,
  views bigint,
  observed_at timestamp with time zone not null,
  constraint message_audience_likes_check CHECK ((likes >= 0)),
  constraint message_audience_replies_check CHECK ((replies >= 0)),
  constraint message_audience_shares_check CHECK ((shares >= 0)),
  constraint message_audience_views_check CHECK ((views >= 0)),
  constraint message_audience_pkey PRIMARY KEY (message_id)
);
alter table app.message_audience enable row level security;
create policy workspace on app.message_audience for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.message_audience to evenhand_app;

create table app.message_topics (
  workspace_id uuid not null,
  message_id uuid not null,
  topic_id uuid not null,
  sent_at timestamp with time zone not null,
  words text[] not null,
  constraint message_topics_pkey PRIMARY KEY (message_id, topic_id)
);
CREATE INDEX message_topics_topic ON app.message_topics USING btree (workspace_id, topic_id, sent_at);
alter table app.message_topics enable row level security;
create policy workspace on app.message_topics for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.message_topics to evenhand_app;

create table app.message_words (
  message_id uuid not null,
  workspace_id uuid not null,
  words tsvector not null,
  constraint message_words_pkey PRIMARY KEY (message_id)
);
CREATE INDEX message_words_words ON app.message_words USING gin (words);
alter table app.message_words enable row level security;
create policy workspace on app.message_words for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.message_words to evenhand_app;

create table app.messages (
  id uuid not null,
  workspace_id uuid not null,
  channel_id uuid not null,
  conversation_id uuid not null,
  case_id uuid,
  profile_id uuid,
  author_user_id text,
  direction text not null,
  external_id text not null,
  in_reply_to_external_id text,
  kind text not null,
  visibility text not null,
  sent_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  "position" bigint not null,
  subject text,
  body text not null,
  understanding json,
  masked_numbers smallint default 0 not null,
  edited_at timestamp with time zone,
  deleted_at timestamp with time zone,
  original_seen boolean default true not null,
  constraint messages_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  constraint messages_kind_check CHECK ((kind = ANY (ARRAY['post'::text, 'comment'::text, 'dm'::text, 'email'::text, 'review'::text, 'chat'::text]))),
  constraint messages_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'unlisted'::text, 'followers'::text, 'direct'::text, 'internal'::text]))),
  constraint messages_pkey PRIMARY KEY (id),
  constraint messages_channel_id_external_id_key UNIQUE (channel_id, external_id)
);
CREATE INDEX messages_case ON app.messages USING btree (case_id, sent_at, "position") WHERE (case_id IS NOT NULL);
CREATE INDEX messages_unplaced ON app.messages USING btree (conversation_id) WHERE (case_id IS NULL);
alter table app.messages enable row level security;
create policy workspace on app.messages for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.messages to evenhand_app;

create table app.model_choices (
  id bigint generated always as identity not null,
  workspace_id uuid not null,
  model_id uuid,
  version text not null,
  at timestamp with time zone not null,
  by_user_id text not null,
  constraint model_choices_model_id_fkey FOREIGN KEY (model_id) REFERENCES app.models(id),
  constraint model_choices_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint model_choices_pkey PRIMARY KEY (id)
);
CREATE INDEX model_choices_latest ON app.model_choices USING btree (workspace_id, id DESC);
alter table app.model_choices enable row level security;
create policy workspace on app.model_choices for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant insert, select on app.model_choices to evenhand_app;

create table app.models (
  id uuid not null,
  workspace_id uuid not null,
  hash text not null,
  weights bytea not null,
  shape text not null,
  messages integer not null,
  comparison json not null,
  offered_at timestamp with time zone not null,
  offered_by text not null,
  constraint models_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint models_pkey PRIMARY KEY (id),
  constraint models_workspace_id_hash_key UNIQUE (workspace_id, hash)
);
alter table app.models enable row level security;
create policy workspace on app.models for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.models to evenhand_app;

create table app.notes (
  id uuid not null,
  workspace_id uuid not null,
  case_id uuid not null,
  author_user_id text not null,
  body text not null,
  created_at timestamp with time zone not null,
  constraint notes_case_id_fkey FOREIGN KEY (case_id) REFERENCES app.cases(id) ON DELETE CASCADE,
  constraint notes_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint notes_pkey PRIMARY KEY (id)
);
CREATE INDEX notes_case ON app.notes USING btree (case_id, created_at);
alter table app.notes enable row level security;
create policy workspace on app.notes for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.notes to evenhand_app;

create table app.obligations (
  workspace_id uuid not null,
  case_id uuid not null,
  kind text not null,
  since timestamp with time zone not null,
  due_at timestamp with time zone not null,
  state text not null,
  settled_at timestamp with time zone,
  constraint obligations_kind_check CHECK ((kind = ANY (ARRAY['first-response'::text, 'next-response'::text, 'resolution'::text, 'commitment'::text, 'statutory'::text, 'triage'::text]))),
  constraint obligations_state_check CHECK ((state = ANY (ARRAY['running'::text, 'paused'::text, 'met'::text, 'void'::text]))),
  constraint obligations_pkey PRIMARY KEY (case_id, kind, since)
);
alter table app.obligations enable row level security;
create policy workspace on app.obligations for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.obligations to evenhand_app;

create table app.orders (
  id uuid not null,
  workspace_id uuid not null,
  customer_id uuid not null,
  number text not null,
  product text not null,
  batch text,
  placed_at timestamp with time zone not null,
  status text not null,
  amount_minor bigint not null,
  margin_minor bigint,
  currency text not null,
  promised_at timestamp with time zone,
  deadline_at timestamp with time zone,
  deadline_kind text,
  cancelled_at timestamp with time zone,
  refunded_minor bigint default 0 not null,
  refunded_margin_minor bigint default 0 not null,
  told_of uuid,
  category text,
  said_refunded_minor bigint,
  constraint orders_check CHECK (((deadline_at IS NULL) = (deadline_kind IS NULL))),
  constraint orders_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint orders_deadline_kind_check CHECK ((deadline_kind = ANY (ARRAY['departure'::text, 'appointment'::text, 'delivery'::text]))),
  constraint orders_refunded_minor_check CHECK ((refunded_minor >= 0)),
  constraint orders_said_refunded_minor_check CHECK ((said_refunded_minor >= 0)),
  constraint orders_status_check CHECK ((status = ANY (ARRAY['placed'::text, 'shipped'::text, 'delivered'::text, 'cancelled'::text, 'returned'::text]))),
  constraint orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES app.customers(id) ON DELETE CASCADE,
  constraint orders_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint orders_pkey PRIMARY KEY (id),
  constraint orders_workspace_id_number_key UNIQUE (workspace_id, number)
);
CREATE INDEX orders_customer ON app.orders USING btree (customer_id, placed_at DESC);
alter table app.orders enable row level security;
create policy workspace on app.orders for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.orders to evenhand_app;

create table app.outbox (
  id uuid not null,
  workspace_id uuid not null,
  case_id uuid not null,
  conversation_id uuid not null,
  in_reply_to_message_id uuid,
  author_user_id text not null,
  body text not null,
  state text not null,
  then_status text not null,
  missing_fact text,
  case_version integer not null,
  send_at timestamp with time zone not null,
  attempts smallint default 0 not null,
  next_attempt_at timestamp with time zone not null,
  idempotency_key text not null,
  error text,
  message_id uuid,
  created_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint outbox_state_check CHECK ((state = ANY (ARRAY['held'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'needs-you'::text, 'undone'::text]))),
  constraint outbox_then_status_check CHECK ((then_status = ANY (ARRAY['open'::text, 'pending'::text, 'resolved'::text]))),
  constraint outbox_case_id_fkey FOREIGN KEY (case_id) REFERENCES app.cases(id),
  constraint outbox_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES app.conversations(id),
  constraint outbox_in_reply_to_message_id_fkey FOREIGN KEY (in_reply_to_message_id) REFERENCES app.messages(id),
  constraint outbox_message_id_fkey FOREIGN KEY (message_id) REFERENCES app.messages(id),
  constraint outbox_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint outbox_pkey PRIMARY KEY (id),
  constraint outbox_workspace_id_idempotency_key_key UNIQUE (workspace_id, idempotency_key)
);
CREATE INDEX outbox_case ON app.outbox USING btree (case_id, created_at);
CREATE INDEX outbox_due ON app.outbox USING btree (workspace_id, next_attempt_at) WHERE (state = ANY (ARRAY['held'::text, 'sending'::text]));
alter table app.outbox enable row level security;
create policy workspace on app.outbox for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.outbox to evenhand_app;

create table app.people_search (
  customer_id uuid not null,
  workspace_id uuid not null,
  words text[] not null,
  constraint people_search_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES app.customers(id) ON DELETE CASCADE,
  constraint people_search_pkey PRIMARY KEY (customer_id)
);
CREATE INDEX people_search_words ON app.people_search USING gin (words) WITH (fastupdate=off);
alter table app.people_search enable row level security;
create policy workspace on app.people_search for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.people_search to evenhand_app;

create table app.people_words (
  workspace_id uuid not null,
  word text not null,
  constraint people_words_pkey PRIMARY KEY (workspace_id, word)
);
CREATE INDEX people_words_begin ON app.people_words USING btree (workspace_id, word text_pattern_ops);
CREATE INDEX people_words_like ON app.people_words USING gin (word gin_trgm_ops);
alter table app.people_words enable row level security;
create policy workspace on app.people_words for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.people_words to evenhand_app;

create table app.policy_versions (
  workspace_id uuid not null,
  version integer not null,
  policy jsonb not null,
  created_at timestamp with time zone not null,
  created_by text,
  constraint policy_versions_version_check CHECK ((version > 0)),
  constraint policy_versions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint policy_versions_pkey PRIMARY KEY (workspace_id, version)
);
alter table app.policy_versions enable row level security;
create policy workspace on app.policy_versions for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant insert, select on app.policy_versions to evenhand_app;

create table app.profile_audience (
  profile_id uuid not null,
  workspace_id uuid not null,
  followers bigint,
  observed_at timestamp with time zone not null,
  constraint profile_audience_followers_check CHECK ((followers >= 0)),
  constraint profile_audience_pkey PRIMARY KEY (profile_id)
);
alter table app.profile_audience enable row level security;
create policy workspace on app.profile_audience for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.profile_audience to evenhand_app;

create table app.profile_keys (
  workspace_id uuid not null,
  key bigint not null,
  profile_id uuid not null,
  constraint profile_keys_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES app.profiles(id) ON DELETE CASCADE,
  constraint profile_keys_pkey PRIMARY KEY (workspace_id, key, profile_id)
);
CREATE INDEX profile_keys_profile ON app.profile_keys USING btree (profile_id);
alter table app.profile_keys enable row level security;
create policy workspace on app.profile_keys for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.profile_keys to evenhand_app;

create table app.profiles (
  id uuid not null,
  workspace_id uuid not null,
  channel_id uuid not null,
  external_id text not null,
  handle text,
  display_name text,
  described_at timestamp with time zone not null,
  first_seen_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  objects_to_linking_at timestamp with time zone,
  constraint profiles_pkey PRIMARY KEY (id),
  constraint profiles_channel_id_external_id_key UNIQUE (channel_id, external_id)
);
alter table app.profiles enable row level security;
create policy workspace on app.profiles for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.profiles to evenhand_app;

create table app.proofs (
  id uuid not null,
  workspace_id uuid not null,
  profile_id uuid not null,
  customer_id uuid not null,
  token_hash bytea not null,
  sent_to text not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  expires_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  accepted boolean,
  constraint proofs_sent_to_check CHECK ((sent_to = ANY (ARRAY['email'::text, 'phone'::text]))),
  constraint proofs_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES app.customers(id) ON DELETE CASCADE,
  constraint proofs_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES app.profiles(id) ON DELETE CASCADE,
  constraint proofs_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint proofs_pkey PRIMARY KEY (id),
  constraint proofs_token_hash_key UNIQUE (token_hash)
);
CREATE INDEX proofs_customer ON app.proofs USING btree (customer_id);
CREATE INDEX proofs_profile ON app.proofs USING btree (profile_id, created_at DESC);
alter table app.proofs enable row level security;
create policy workspace on app.proofs for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.proofs to evenhand_app;

create table app.record_deliveries (
  workspace_id uuid not null,
  source_id uuid not null,
  delivery_id text not null,
  at timestamp with time zone not null,
  constraint record_deliveries_source_id_fkey FOREIGN KEY (source_id) REFERENCES app.record_sources(id) ON DELETE CASCADE,
  constraint record_deliveries_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint record_deliveries_pkey PRIMARY KEY (source_id, delivery_id)
);
CREATE INDEX record_deliveries_old ON app.record_deliveries USING btree (source_id, at);
alter table app.record_deliveries enable row level security;
create policy workspace on app.record_deliveries for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.record_deliveries to evenhand_app;

create table app.record_objects (
  workspace_id uuid not null,
  source_id uuid not null,
  fingerprint text not null,
  kind text not null,
  row_id uuid,
  told_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  constraint record_objects_kind_check CHECK ((kind = ANY (ARRAY['customer'::text, 'order'::text, 'refund'::text, 'subscription'::text]))),
  constraint record_objects_source_id_fkey FOREIGN KEY (source_id) REFERENCES app.record_sources(id) ON DELETE CASCADE,
  constraint record_objects_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint record_objects_pkey PRIMARY KEY (source_id, fingerprint)
);
CREATE INDEX record_objects_row ON app.record_objects USING btree (row_id) WHERE (row_id IS NOT NULL);
alter table app.record_objects enable row level security;
create policy workspace on app.record_objects for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.record_objects to evenhand_app;

create table app.record_source_secrets (
  id uuid not null,
  workspace_id uuid not null,
  source_id uuid not null,
  sealed bytea not null,
  created_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  constraint record_source_secrets_source_id_fkey FOREIGN KEY (source_id) REFERENCES app.record_sources(id) ON DELETE CASCADE,
  constraint record_source_secrets_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint record_source_secrets_pkey PRIMARY KEY (id)
);
CREATE INDEX record_source_secrets_source ON app.record_source_secrets USING btree (source_id);
alter table app.record_source_secrets enable row level security;
create policy workspace on app.record_source_secrets for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.record_source_secrets to evenhand_app;

create table app.record_sources (
  id uuid not null,
  workspace_id uuid not null,
  kind text not null,
  name text not null,
  created_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  heard_at timestamp with time zone,
  constraint record_sources_kind_check CHECK ((kind = ANY (ARRAY['stripe'::text, 'shopify'::text]))),
  constraint record_sources_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint record_sources_pkey PRIMARY KEY (id),
  constraint record_sources_workspace_id_name_key UNIQUE (workspace_id, name)
);
alter table app.record_sources enable row level security;
create policy workspace on app.record_sources for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.record_sources to evenhand_app;

create table app.refunds (
  id uuid not null,
  workspace_id uuid not null,
  order_id uuid not null,
  external_id text not null,
  at timestamp with time zone not null,
  amount_minor bigint not null,
  margin_minor bigint,
  constraint refunds_amount_minor_check CHECK ((amount_minor > 0)),
  constraint refunds_order_id_fkey FOREIGN KEY (order_id) REFERENCES app.orders(id) ON DELETE CASCADE,
  constraint refunds_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint refunds_pkey PRIMARY KEY (id),
  constraint refunds_workspace_id_external_id_key UNIQUE (workspace_id, external_id)
);
CREATE INDEX refunds_order ON app.refunds USING btree (order_id);
alter table app.refunds enable row level security;
create policy workspace on app.refunds for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.refunds to evenhand_app;

create table app.second_readings (
  message_id uuid not null,
  workspace_id uuid not null,
  case_id uuid not null,
  state text not null,
  severity text,
  risks json default '[]'::json not null,
  model text not null,
  asked_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  failure text,
  constraint second_readings_severity_check CHECK ((severity = ANY (ARRAY['critical'::text, 'high'::text, 'medium'::text, 'low'::text, 'none'::text]))),
  constraint second_readings_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'answered'::text, 'failed'::text]))),
  constraint second_readings_case_id_fkey FOREIGN KEY (case_id) REFERENCES app.cases(id) ON DELETE CASCADE,
  constraint second_readings_message_id_fkey FOREIGN KEY (message_id) REFERENCES app.messages(id) ON DELETE CASCADE,
  constraint second_readings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint second_readings_pkey PRIMARY KEY (message_id)
);
CREATE INDEX second_readings_asked ON app.second_readings USING btree (workspace_id, asked_at);
CREATE INDEX second_readings_case ON app.second_readings USING btree (case_id);
alter table app.second_readings enable row level security;
create policy workspace on app.second_readings for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.second_readings to evenhand_app;

create table app.subscriptions (
  id uuid not null,
  workspace_id uuid not null,
  customer_id uuid not null,
  number text not null,
  product text default ''::text not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  every text not null,
  amount_minor bigint not null,
  margin_minor bigint,
  currency text not null,
  told_of uuid,
  constraint subscriptions_amount_minor_check CHECK ((amount_minor >= 0)),
  constraint subscriptions_check CHECK ((ended_at >= started_at)),
  constraint subscriptions_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint subscriptions_every_check CHECK ((every = ANY (ARRAY['week'::text, 'month'::text, 'quarter'::text, 'year'::text]))),
  constraint subscriptions_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES app.customers(id) ON DELETE CASCADE,
  constraint subscriptions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint subscriptions_pkey PRIMARY KEY (id),
  constraint subscriptions_workspace_id_number_key UNIQUE (workspace_id, number)
);
CREATE INDEX subscriptions_customer ON app.subscriptions USING btree (customer_id);
alter table app.subscriptions enable row level security;
create policy workspace on app.subscriptions for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.subscriptions to evenhand_app;

create table app.suggestion_progress (
  workspace_id uuid not null,
  case_number bigint not null,
  constraint suggestion_progress_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint suggestion_progress_pkey PRIMARY KEY (workspace_id)
);
alter table app.suggestion_progress enable row level security;
create policy workspace on app.suggestion_progress for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.suggestion_progress to evenhand_app;

create table app.suggestions (
  id uuid not null,
  workspace_id uuid not null,
  case_id uuid not null,
  other_case_id uuid not null,
  score real not null,
  state text not null,
  created_at timestamp with time zone not null,
  constraint suggestions_score_check CHECK (((score >= (0)::double precision) AND (score <= (1)::double precision))),
  constraint suggestions_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'dismissed'::text]))),
  constraint suggestions_case_id_fkey FOREIGN KEY (case_id) REFERENCES app.cases(id) ON DELETE CASCADE,
  constraint suggestions_other_case_id_fkey FOREIGN KEY (other_case_id) REFERENCES app.cases(id) ON DELETE CASCADE,
  constraint suggestions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint suggestions_pkey PRIMARY KEY (id),
  constraint suggestions_case_id_other_case_id_key UNIQUE (case_id, other_case_id)
);
alter table app.suggestions enable row level security;
create policy workspace on app.suggestions for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.suggestions to evenhand_app;

create table app.timeline (
  id bigint generated always as identity not null,
  workspace_id uuid not null,
  case_id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  actor_user_id text,
  subject_id uuid,
  data json default '{}'::json not null,
  constraint timeline_kind_check CHECK ((kind = ANY (ARRAY['opened'::text, 'message-in'::text, 'message-out'::text, 'message-edited'::text, 'message-deleted'::text, 'joined'::text, 'reopened'::text, 'decided'::text, 'reply-held'::text, 'reply-undone'::text, 'reply-sent'::text, 'reply-failed'::text, 'reply-needs-you'::text, 'note'::text, 'assigned'::text, 'pending'::text, 'snoozed'::text, 'woken'::text, 'resolved'::text, 'severity'::text, 'contact-linked'::text, 'case-joined'::text, 'case-split'::text, 'undone'::text, 'date-set'::text, 'date-kept'::text, 'date-withdrawn'::text, 'understood'::text, 'understood-undone'::text, 'second-reading'::text, 'kept-as-history'::text, 'whose'::text]))),
  constraint timeline_pkey PRIMARY KEY (case_id, id)
);
alter table app.timeline enable row level security;
create policy workspace on app.timeline for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant insert, select on app.timeline to evenhand_app;

create table app.topic_reading (
  workspace_id uuid not null,
  catalogue_version integer default 0 not null,
  read_version integer default 0 not null,
  turn bigint default 0 not null,
  documents integer default 0 not null,
  counts bytea,
  constraint topic_reading_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint topic_reading_pkey PRIMARY KEY (workspace_id)
);
alter table app.topic_reading enable row level security;
create policy workspace on app.topic_reading for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.topic_reading to evenhand_app;

create table app.topics (
  id uuid not null,
  workspace_id uuid not null,
  parent_id uuid,
  key text not null,
  name text not null,
  words json not null,
  "position" integer not null,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint topics_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES app.topics(id),
  constraint topics_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint topics_pkey PRIMARY KEY (id),
  constraint topics_workspace_id_key_key UNIQUE (workspace_id, key)
);
alter table app.topics enable row level security;
create policy workspace on app.topics for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.topics to evenhand_app;

create table app.unread_messages (
  workspace_id uuid not null,
  id bigint generated always as identity not null,
  message_ids uuid[] not null,
  constraint unread_messages_pkey PRIMARY KEY (workspace_id, id)
);
alter table app.unread_messages enable row level security;
create policy workspace on app.unread_messages for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.unread_messages to evenhand_app;

create table app.unread_topics (
  workspace_id uuid not null,
  id bigint generated always as identity not null,
  message_ids uuid[] not null,
  constraint unread_topics_pkey PRIMARY KEY (workspace_id, id)
);
alter table app.unread_topics enable row level security;
create policy workspace on app.unread_topics for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.unread_topics to evenhand_app;

create table app.valuing (
  workspace_id uuid not null,
  next_night_at timestamp with time zone not null,
  run_at timestamp with time zone,
  run_is_nightly boolean default false not null,
  run_step text,
  run_after uuid,
  model json,
  customers integer default 0 not null,
  returned integer default 0 not null,
  newcomers integer default 0 not null,
  ended integer default 0 not null,
  months_at_risk double precision default 0 not null,
  granted_from double precision default 0 not null,
  may_accelerate boolean default true not null,
  rehearsal json,
  finished_at timestamp with time zone,
  constraint valuing_run_step_check CHECK ((run_step = ANY (ARRAY['learn'::text, 'alone'::text, 'households'::text, 'grant'::text]))),
  constraint valuing_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES app.workspaces(id),
  constraint valuing_pkey PRIMARY KEY (workspace_id)
);
alter table app.valuing enable row level security;
create policy workspace on app.valuing for all using ((workspace_id = ( SELECT app.current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.valuing to evenhand_app;

create table app.workspaces (
  id uuid not null,
  name text not null,
  time_zone text default 'UTC'::text not null,
  currency text default 'EUR'::text not null,
  next_case_number bigint default 1001 not null,
  created_at timestamp with time zone not null,
  constraint workspaces_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint workspaces_pkey PRIMARY KEY (id)
);
alter table app.workspaces enable row level security;
create policy workspace on app.workspaces for all using ((id = ( SELECT app.current_workspace() AS current_workspace))) with check ((id = ( SELECT app.current_workspace() AS current_workspace)));
grant delete, insert, select, update on app.workspaces to evenhand_app;

create table auth.account (
  id text not null,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone not null,
  constraint "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE,
  constraint account_pkey PRIMARY KEY (id)
);
CREATE INDEX "account_userId_idx" ON auth.account USING btree ("userId");
grant delete, insert, select, update on auth.account to evenhand_auth;

create table auth.session (
  id text not null,
  "expiresAt" timestamp with time zone not null,
  token text not null,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null,
  constraint "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_key UNIQUE (token)
);
CREATE INDEX "session_userId_idx" ON auth.session USING btree ("userId");
grant delete, insert, select, update on auth.session to evenhand_auth;

create table auth."user" (
  id text not null,
  name text not null,
  email text not null,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  constraint user_pkey PRIMARY KEY (id),
  constraint user_email_key UNIQUE (email)
);
grant delete, insert, select, update on auth."user" to evenhand_auth;

create table auth.verification (
  id text not null,
  identifier text not null,
  value text not null,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  constraint verification_pkey PRIMARY KEY (id)
);
CREATE INDEX verification_identifier_idx ON auth.verification USING btree (identifier);
grant delete, insert, select, update on auth.verification to evenhand_auth;

create table migrations.applied (
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone default now() not null,
  constraint applied_pkey PRIMARY KEY (number)
);

CREATE OR REPLACE FUNCTION app.announce_answers()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    declare
      told record;
    begin
      for told in execute format('select c.workspace_id as w, array_agg(distinct c.%I) as ids from changed c group by 1', tg_argv[0]) loop
        perform pg_notify('evenhand_answers', case when cardinality(told.ids) > 100
          then json_build_object('w', told.w) else json_build_object('w', told.w, 'ids', told.ids) end::text);
      end loop;
      return null;
    end
  $function$
;
grant execute on function app.announce_answers() to evenhand_app;

CREATE OR REPLACE FUNCTION app.current_workspace()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.workspace_id', true), '')::uuid $function$
;
grant execute on function app.current_workspace() to evenhand_app;

CREATE OR REPLACE FUNCTION app.enqueue(task text, payload json, queue text DEFAULT NULL::text, run_at timestamp with time zone DEFAULT NULL::timestamp with time zone, job_key text DEFAULT NULL::text, max_attempts integer DEFAULT NULL::integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    declare
      wanted timestamptz := coalesce(run_at, now());
    begin
      perform 1 from graphile_worker._private_jobs j
        where j.key = job_key and j.locked_at is null and j.attempts = 0 and j.run_at <= wanted for update;
      if found then
        -- Whoever looked while we held it went away without it.
        if run_at is null then perform pg_notify('jobs:insert', '{"r":' || random() || ',"count":1}'); end if;
        return;
      end if;
      perform graphile_worker.add_job(task, payload, queue,
        least(wanted, (select min(j.run_at) from graphile_worker._private_jobs j where j.key = job_key and j.locked_at is null)),
        max_attempts, job_key);
    end
  $function$
;
grant execute on function app.enqueue(text,json,text,timestamp with time zone,text,integer) to evenhand_app;

CREATE OR REPLACE FUNCTION app.first_workspace()
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select w.id from app.workspaces w order by w.created_at, w.id limit 1 $function$
;
grant execute on function app.first_workspace() to evenhand_app;

CREATE OR REPLACE FUNCTION app.follow_changed_words()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    declare
      changed uuid[];
      heard uuid[];
    begin
      select array_agg(n.id), array_agg(n.id) filter (where n.direction = 'in') into changed, heard
        from now_said n join was_said w on w.id = n.id
        where w.body is distinct from n.body or w.subject is distinct from n.subject;
      if changed is null then return null; end if;

      -- A word that its author took back is not found any more; what stands there now is read like something new.
      delete from app.message_words w where w.message_id = any (changed);
      insert into app.unread_messages (workspace_id, message_ids)
        select n.workspace_id, array_agg(n.id) from now_said n
        where n.id = any (changed) and (n.body <> '' or n.subject <> '') group by n.workspace_id;

      -- Answers that were kept of them go, and so does the question that they were.
      delete from app.kept_answers k using app.kept_answer_sources s where s.message_id = any (changed) and k.id = s.kept_answer_id;
      delete from app.answer_lessons l using app.answer_lessons m where m.message_id = any (changed) and l.reply_id = m.reply_id;

      if heard is null then return null; end if;
      -- The group that they were in is named anew from what is left.
      delete from app.message_topics t where t.message_id = any (heard);
      update app.discovered_groups g set name = ''
        where g.named_by is null and g.name <> '' and g.id in (
          select m.group_id from app.group_messages m where m.message_id = any (heard)
          union all
          select o.merged_into from app.group_messages m join app.discovered_groups o on o.id = m.group_id where m.message_id = any (heard));
      update app.group_messages m set stale = true where m.message_id = any (heard);
      insert into app.unread_topics (workspace_id, message_ids)
        select n.workspace_id, array_agg(n.id) from now_said n where n.id = any (heard) group by n.workspace_id;
      return null;
    end
  $function$
;
grant execute on function app.follow_changed_words() to evenhand_app;

CREATE OR REPLACE FUNCTION app.forget_answers_of_customer()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    begin
      delete from app.kept_answers k using app.cases c where c.customer_id = new.id and k.case_id = c.id;
      delete from app.kept_answers k using app.kept_answer_sources s, app.messages m, app.links l
        where l.customer_id = new.id and m.profile_id = l.profile_id and s.message_id = m.id and k.id = s.kept_answer_id;
      return null;
    end
  $function$
;
grant execute on function app.forget_answers_of_customer() to evenhand_app;

CREATE OR REPLACE FUNCTION app.forget_answers_of_profile()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    begin
      delete from app.kept_answers k using app.kept_answer_sources s, app.messages m
        where m.profile_id = new.id and s.message_id = m.id and k.id = s.kept_answer_id;
      return null;
    end
  $function$
;
grant execute on function app.forget_answers_of_profile() to evenhand_app;

CREATE OR REPLACE FUNCTION app.forget_sourceless_answers()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    begin
      delete from app.kept_answers k where k.id in (select g.kept_answer_id from gone g);
      return null;
    end
  $function$
;
grant execute on function app.forget_sourceless_answers() to evenhand_app;

CREATE OR REPLACE FUNCTION app.forget_words_of_nobody()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    begin
      delete from app.people_words w using (select distinct b.workspace_id, u.word from before b, unnest(b.words) as u (word)) g
        where w.workspace_id = g.workspace_id and w.word = g.word
          and not exists (select from app.people_search p where p.workspace_id = g.workspace_id and p.words @> array[g.word]);
      return null;
    end
  $function$
;
grant execute on function app.forget_words_of_nobody() to evenhand_app;

CREATE OR REPLACE FUNCTION app.give_to_person()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    begin
      if exists (select from app.customers c where c.merged_into is not null)
        and exists (select from fresh f join app.customers c on c.id = f.customer_id where c.merged_into is not null) then
        execute format('update app.%I t set told_of = c.id, customer_id = c.merged_into from fresh f'
          ' join app.customers c on c.id = f.customer_id where c.merged_into is not null and t.id = f.id', tg_table_name);
      end if;
      return null;
    end
  $function$
;
grant execute on function app.give_to_person() to evenhand_app;

CREATE OR REPLACE FUNCTION app.is_empty()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select not exists (select from app.workspaces) $function$
;
grant execute on function app.is_empty() to evenhand_app;

CREATE OR REPLACE FUNCTION app.note_changed_customers(workspace uuid, ids uuid[], wake boolean)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    begin
      if ids is null or cardinality(ids) = 0 then return; end if;
      insert into app.changed_customers (workspace_id, customer_ids)
        select workspace, array_agg(i.id)
        from (select u.id, (row_number() over () - 1) / 500 as piece from unnest(ids) as u (id)) i group by i.piece;
      if wake then
        perform app.enqueue('customers', json_build_object('workspaceId', workspace), null, null, 'customers:' || workspace);
      end if;
    end
  $function$
;
grant execute on function app.note_changed_customers(uuid,uuid[],boolean) to evenhand_app;

CREATE OR REPLACE FUNCTION app.note_changed_people()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    begin
      delete from app.people_search p using fresh f where p.customer_id = f.id and (f.erased_at is not null or f.merged_into is not null);
      delete from app.customer_values v using fresh f where v.customer_id = f.id and f.erased_at is not null;
      perform app.note_changed_customers(f.workspace_id, array_agg(f.id), true) from fresh f join before b on b.id = f.id
        where (f.name, f.external_id, f.household_id, f.erased_at, f.objects_to_scoring_at, f.merged_into)
          is distinct from (b.name, b.external_id, b.household_id, b.erased_at, b.objects_to_scoring_at, b.merged_into)
        group by f.workspace_id;
      return null;
    end
  $function$
;
grant execute on function app.note_changed_people() to evenhand_app;

CREATE OR REPLACE FUNCTION app.note_gone_customers()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    begin
      update app.changed_customers c set customer_ids = array(select u.id from unnest(c.customer_ids) as u (id) where u.id not in (select b.id from before b))
        where c.customer_ids && (select array_agg(b.id) from before b);
      perform app.note_changed_customers(o.workspace_id, array_agg(distinct o.id), true)
        from before b join app.customers o on o.household_id = b.household_id group by o.workspace_id;
      return null;
    end
  $function$
;
grant execute on function app.note_gone_customers() to evenhand_app;

CREATE OR REPLACE FUNCTION app.note_link_work()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    declare w uuid;
    begin
      for w in
        insert into app.link_work (workspace_id, customer_ids)
          select f.workspace_id, array_agg(distinct f.id) from fresh f group by f.workspace_id
          returning workspace_id
      loop
        perform app.enqueue('link', json_build_object('workspaceId', w), null, now() + interval '2 seconds', 'link:' || w);
      end loop;
      return null;
    end
  $function$
;
grant execute on function app.note_link_work() to evenhand_app;

CREATE OR REPLACE FUNCTION app.note_link_work_of_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    declare w uuid;
    begin
      for w in
        insert into app.link_work (workspace_id, customer_ids)
          select f.workspace_id, array_agg(f.id) from fresh f join before b on b.id = f.id
            where row(b.name, b.city, b.language, b.erased_at) is distinct from row(f.name, f.city, f.language, f.erased_at)
            group by f.workspace_id
          returning workspace_id
      loop
        perform app.enqueue('link', json_build_object('workspaceId', w), null, now() + interval '2 seconds', 'link:' || w);
      end loop;
      return null;
    end
  $function$
;
grant execute on function app.note_link_work_of_changed() to evenhand_app;

CREATE OR REPLACE FUNCTION app.note_link_work_of_identifiers()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    declare w uuid;
    begin
      for w in
        insert into app.link_work (workspace_id, customer_ids)
          select f.workspace_id, array_agg(distinct f.customer_id) from fresh f where f.kind <> 'given' group by f.workspace_id
          returning workspace_id
      loop
        perform app.enqueue('link', json_build_object('workspaceId', w), null, now() + interval '2 seconds', 'link:' || w);
      end loop;
      return null;
    end
  $function$
;
grant execute on function app.note_link_work_of_identifiers() to evenhand_app;

CREATE OR REPLACE FUNCTION app.note_new_customers()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    begin
      perform app.note_changed_customers(f.workspace_id, array_agg(f.id), true) from fresh f group by f.workspace_id;
      return null;
    end
  $function$
;
grant execute on function app.note_new_customers() to evenhand_app;

CREATE OR REPLACE FUNCTION app.note_rows_of_customers()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    declare wakes boolean := tg_table_name <> 'links';
    begin
      if tg_op <> 'INSERT' then
        perform app.note_changed_customers(b.workspace_id, array_agg(distinct b.customer_id), wakes) from before b group by b.workspace_id;
      end if;
      if tg_op <> 'DELETE' then
        perform app.note_changed_customers(f.workspace_id, array_agg(distinct f.customer_id), wakes) from fresh f group by f.workspace_id;
      end if;
      return null;
    end
  $function$
;
grant execute on function app.note_rows_of_customers() to evenhand_app;

CREATE OR REPLACE FUNCTION app.note_unread_words()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    declare
      said record;
    begin
      for said in
        select f.workspace_id, array_agg(f.id) filter (where f.body <> '' or f.subject <> '') as words,
          array_agg(f.id) filter (where f.direction = 'in' and f.body <> '') as topics
        from fresh f group by f.workspace_id
      loop
        if said.words is not null then
          insert into app.unread_messages (workspace_id, message_ids) values (said.workspace_id, said.words);
        end if;
        if said.topics is not null then
          insert into app.unread_topics (workspace_id, message_ids) values (said.workspace_id, said.topics);
        end if;
      end loop;
      return null;
    end
  $function$
;
grant execute on function app.note_unread_words() to evenhand_app;

CREATE OR REPLACE FUNCTION app.people_with(groups jsonb, most integer)
 RETURNS TABLE(customer_id uuid, words text[])
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    declare
      one jsonb;
      conditions text := '';
    begin
      for one in select value from jsonb_array_elements(groups) loop
        conditions := conditions || format(' and p.words && array(select jsonb_array_elements_text(%L::jsonb))', one);
      end loop;
      if conditions = '' then return; end if;
      return query execute format(
        'select p.customer_id, p.words from app.people_search p where p.workspace_id = app.current_workspace()%s limit %s', conditions, most);
    end
  $function$
;
grant execute on function app.people_with(jsonb,integer) to evenhand_app;

CREATE OR REPLACE FUNCTION app.people_words_like(wanted text, slips text[], patterns text[], most integer)
 RETURNS TABLE(word text, likeness real)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET "pg_trgm.similarity_threshold" TO '0.3'
AS $function$
    (select w.word, 3::real from app.people_words w where w.workspace_id = app.current_workspace() and w.word = wanted)
    union all
    (select w.word, 2::real from app.people_words w where w.workspace_id = app.current_workspace()
      and w.word ~>=~ wanted and w.word ~<~ (wanted || U&'\+10FFFF') and w.word <> wanted order by length(w.word), w.word limit most)
    union all
    (select w.word, 1::real from app.people_words w where w.workspace_id = app.current_workspace() and w.word = any(slips))
    union all
    (select w.word, 1::real from app.people_words w
      where cardinality(patterns) > 0 and w.workspace_id = app.current_workspace()
        and w.word ~>=~ left(wanted, 1) and w.word ~<~ (left(wanted, 1) || U&'\+10FFFF')
        and length(w.word) between length(wanted) and length(wanted) + 1 and w.word like any(patterns) limit most)
    union all
    (select w.word, similarity(w.word, wanted) from app.people_words w
      where cardinality(slips) > 0 and w.workspace_id = app.current_workspace() and w.word % wanted
      order by similarity(w.word, wanted) desc, w.word limit most)
  $function$
;
grant execute on function app.people_words_like(text,text[],text[],integer) to evenhand_app;

CREATE OR REPLACE FUNCTION app.redact_decisions(cases uuid[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    update app.decisions d set facts = app.without_words(d.facts::jsonb)::json
      where d.workspace_id = app.current_workspace() and d.case_id = any (redact_decisions.cases)
        and app.without_words(d.facts::jsonb) is distinct from d.facts::jsonb
  $function$
;
grant execute on function app.redact_decisions(uuid[]) to evenhand_app;

CREATE OR REPLACE FUNCTION app.search_cases(words text, reference text, case_number bigint, most integer)
 RETURNS TABLE(case_id uuid, place integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
  $function$
;
grant execute on function app.search_cases(text,text,bigint,integer) to evenhand_app;

CREATE OR REPLACE FUNCTION app.without_words(facts jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select jsonb_set(jsonb_set(facts, '{relationship,supportNeeds}', '[]', false), '{relationship,clock,pauses}', coalesce((
        select jsonb_agg(case when pause ->> 'fact' ~ '^[0-9a-f-]{36}$' then pause
          else pause || jsonb_build_object('fact', 'erased-' || place) end order by place)
        from jsonb_array_elements(facts #> '{relationship,clock,pauses}') with ordinality as p (pause, place)), '[]'), false)
  $function$
;
grant execute on function app.without_words(jsonb) to evenhand_app;

CREATE OR REPLACE FUNCTION app.workspace_of_channel(channel uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select c.workspace_id from app.channels c where c.id = channel and c.disabled_at is null $function$
;
grant execute on function app.workspace_of_channel(uuid) to evenhand_app;

CREATE OR REPLACE FUNCTION app.workspace_of_proof(token bytea)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select p.workspace_id from app.proofs p where p.token_hash = sha256(workspace_of_proof.token) $function$
;
grant execute on function app.workspace_of_proof(bytea) to evenhand_app;

CREATE OR REPLACE FUNCTION app.workspace_of_record_source(source uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select s.workspace_id from app.record_sources s where s.id = source and s.disabled_at is null $function$
;
grant execute on function app.workspace_of_record_source(uuid) to evenhand_app;

CREATE OR REPLACE FUNCTION app.workspaces_of_user(member_id text)
 RETURNS TABLE(workspace_id uuid, role text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select m.workspace_id, m.role from app.members m where m.user_id = member_id order by m.created_at, m.workspace_id $function$
;
grant execute on function app.workspaces_of_user(text) to evenhand_app;

CREATE OR REPLACE FUNCTION app.workspaces_to_audit(by timestamp with time zone)
 RETURNS TABLE(workspace_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select w.id from app.workspaces w
    left join app.fairness_runs r on r.workspace_id = w.id and r.state in ('waiting', 'running')
    where r.id is null or (r.state = 'waiting' and r.due_at <= by)
      or (r.state = 'running' and r.touched_at <= by - interval '10 minutes')
  $function$
;
grant execute on function app.workspaces_to_audit(timestamp with time zone) to evenhand_app;

CREATE OR REPLACE FUNCTION app.workspaces_to_link()
 RETURNS TABLE(workspace_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select w.id from app.workspaces w where exists (select from app.link_work l where l.workspace_id = w.id) $function$
;
grant execute on function app.workspaces_to_link() to evenhand_app;

CREATE OR REPLACE FUNCTION app.workspaces_to_value(by timestamp with time zone)
 RETURNS TABLE(workspace_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select w.id from app.workspaces w
    where exists (select from app.changed_customers c where c.workspace_id = w.id)
      or exists (select from app.valuing v where v.workspace_id = w.id and (v.next_night_at <= by or v.run_at is not null))
  $function$
;
grant execute on function app.workspaces_to_value(timestamp with time zone) to evenhand_app;

CREATE OR REPLACE FUNCTION app.workspaces_with_work(by timestamp with time zone)
 RETURNS TABLE(workspace_id uuid, intake boolean, clock boolean, outbox boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select * from (
      select w.id,
        exists (select from app.activities a where a.workspace_id = w.id and a.state = 'waiting') as intake,
        exists (select from app.cases c where c.workspace_id = w.id and c.promote_at is not null and c.promote_at <= by)
          or exists (select from app.cases c where c.workspace_id = w.id and c.status = 'snoozed' and c.snoozed_until <= by) as clock,
        exists (select from app.outbox o where o.workspace_id = w.id and o.state in ('held', 'sending') and o.next_attempt_at <= by) as outbox
      from app.workspaces w
    ) work where intake or clock or outbox
  $function$
;
grant execute on function app.workspaces_with_work(timestamp with time zone) to evenhand_app;

