-- Taking one person out of everything, and shops and payment services that tell of customers and orders by themselves.

-- ---------------------------------------------------------------- erasing a person
-- What history may still hold in words: support needs, and missing facts that were kept by name before they were kept as notes. Ids, numbers
-- and names of classes stay, so that what was decided can still be explained.
create function app.without_words(facts jsonb) returns jsonb language sql immutable set search_path = pg_catalog, pg_temp
  as $$
    select jsonb_set(jsonb_set(facts, '{relationship,supportNeeds}', '[]', false), '{relationship,clock,pauses}', coalesce((
        select jsonb_agg(case when pause ->> 'fact' ~ '^[0-9a-f-]{36}$' then pause
          else pause || jsonb_build_object('fact', 'erased-' || place) end order by place)
        from jsonb_array_elements(facts #> '{relationship,clock,pauses}') with ordinality as p (pause, place)), '[]'), false)
  $$;

-- History is added to and never changed, but for this: words of somebody who is erased go out of it.
create function app.redact_decisions(cases uuid[]) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    update app.decisions d set facts = app.without_words(d.facts::jsonb)::json
      where d.workspace_id = app.current_workspace() and d.case_id = any (redact_decisions.cases)
        and app.without_words(d.facts::jsonb) is distinct from d.facts::jsonb
  $$;

-- ---------------------------------------------------------------- shops and payment services

create table app.record_sources (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  kind text not null check (kind in ('stripe', 'shopify')),
  name text not null,
  created_at timestamptz not null,
  disabled_at timestamptz,
  -- The latest delivery that was genuine.
  heard_at timestamptz,
  unique (workspace_id, name)
);

-- What the other side signs with; it makes the secret, and an admin brings it here.
create table app.record_source_secrets (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  source_id uuid not null references app.record_sources on delete cascade,
  -- As channel_secrets.sealed.
  sealed bytea not null,
  created_at timestamptz not null,
  retired_at timestamptz
);
-- load the secrets of one source
create index record_source_secrets_source on app.record_source_secrets (source_id);

-- Deliveries that were handled, for as long as the other side may send them again.
create table app.record_deliveries (
  workspace_id uuid not null references app.workspaces,
  source_id uuid not null references app.record_sources on delete cascade,
  delivery_id text not null,
  at timestamptz not null,
  primary key (source_id, delivery_id)
);
-- what is old enough to be forgotten
create index record_deliveries_old on app.record_deliveries (source_id, at);

-- Which of our rows a thing of the other side is, and of when our knowledge of it is: what was told earlier and arrives later changes
-- nothing. Its id stands here as a keyed fingerprint, so that somebody who was erased is not made again by an old order, and nobody can read
-- here who they were.
create table app.record_objects (
  workspace_id uuid not null references app.workspaces,
  source_id uuid not null references app.record_sources on delete cascade,
  fingerprint text not null,
  kind text not null check (kind in ('customer', 'order', 'refund', 'subscription')),
  -- Of customers, orders, refunds or subscriptions; null when there is none (any more).
  row_id uuid,
  told_at timestamptz not null,
  erased_at timestamptz,
  primary key (source_id, fingerprint)
);
-- what a source says of rows that are erased
create index record_objects_row on app.record_objects (row_id) where row_id is not null;

do $$
declare t text;
begin
  foreach t in array array['record_sources', 'record_source_secrets', 'record_deliveries', 'record_objects'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('create policy workspace on app.%I using (workspace_id = (select app.current_workspace()))'
      ' with check (workspace_id = (select app.current_workspace()))', t);
  end loop;
end $$;

-- The workspace of the source that a delivery is addressed to; its signature is checked before anything is believed.
create function app.workspace_of_record_source(source uuid)
  returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select s.workspace_id from app.record_sources s where s.id = source and s.disabled_at is null $$;
