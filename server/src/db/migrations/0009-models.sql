-- Versions of the language model that a workspace was offered, which of them reads, and by which one each decision was read.

create table app.models (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  -- SHA-256 of the weights, in hex: the same weights are kept once.
  hash text not null,
  -- JSON as `evenhand train` writes it, gzip.
  weights bytea not null,
  -- What a program must bring to read them: weights of another shape are kept and not used.
  shape text not null,
  -- How many messages taught it.
  messages integer not null,
  -- contract/src/models.ts: the version offered beside the one that read then
  comparison json not null,
  offered_at timestamptz not null,
  offered_by text not null,
  unique (workspace_id, hash)
);

-- Who chose which version, latest last. Only added to: going back is a choice too.
create table app.model_choices (
  id bigint generated always as identity primary key,
  workspace_id uuid not null references app.workspaces,
  -- Null: the version that came with Evenhand.
  model_id uuid references app.models,
  -- Its name, as decisions carry it.
  version text not null,
  at timestamptz not null,
  by_user_id text not null
);
-- the version in force
create index model_choices_latest on app.model_choices (workspace_id, id desc);

-- The version that read the words; null for what was decided before this was kept.
alter table app.decisions add column read_by text;

do $$
declare t text;
begin
  foreach t in array array['models', 'model_choices'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('create policy workspace on app.%I using (workspace_id = (select app.current_workspace()))'
      ' with check (workspace_id = (select app.current_workspace()))', t);
  end loop;
end $$;
