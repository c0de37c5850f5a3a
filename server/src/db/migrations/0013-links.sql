-- Who is behind a profile: what a link rests on in words and weights, what it changed, who may not be linked or scored, and how a workspace
-- wants to have it.

alter table app.links drop constraint links_evidence_check;
alter table app.links add constraint links_evidence_check
  check (evidence in ('given-id', 'email', 'phone', 'person', 'import', 'order', 'alike', 'signed-link'));
-- Of likeness: how probable it is …
alter table app.links add column probability real check (probability between 0 and 1);
-- … and what says so: { field, words, weight }, without anybody's data.
alter table app.links add column reasons json;
-- What the cases of the profile were before, so that it can be taken back completely. Ids and facts without words.
alter table app.links add column moved json;
-- They have agreed to be linked, as a person wrote down.
alter table app.links add column consented_at timestamptz;
-- links of a profile, the former too
create index links_profile on app.links (profile_id, created_at);

-- They do not want to be linked, or not to be scored. The level is good then, and never worse.
alter table app.profiles add column objects_to_linking_at timestamptz;
alter table app.customers add column objects_to_linking_at timestamptz;
alter table app.customers add column objects_to_scoring_at timestamptz;

-- How likeness is treated. Only added to: the latest holds; before the first it suggests.
create table app.link_choices (
  id bigint generated always as identity primary key,
  workspace_id uuid not null references app.workspaces,
  mode text not null check (mode in ('off', 'suggest', 'link')),
  -- Nobody is linked by likeness before they have agreed.
  consent_first boolean not null,
  at timestamptz not null,
  by_user_id text not null
);
-- the choice in force
create index link_choices_latest on app.link_choices (workspace_id, id desc);

-- Profiles and customers that are new or called otherwise, and wait to be looked at: one row a statement.
create table app.link_work (
  workspace_id uuid not null,
  id bigint generated always as identity,
  profile_ids uuid[] not null default '{}',
  customer_ids uuid[] not null default '{}',
  primary key (workspace_id, id)
);

-- Keys that a profile and a customer have to share to be compared at all: numbers made of names, never the names.
create table app.customer_keys (
  workspace_id uuid not null,
  key bigint not null,
  customer_id uuid not null references app.customers on delete cascade,
  primary key (workspace_id, key, customer_id)
);
-- keys of a customer whose name changes
create index customer_keys_customer on app.customer_keys (customer_id);
create table app.profile_keys (
  workspace_id uuid not null,
  key bigint not null,
  profile_id uuid not null references app.profiles on delete cascade,
  primary key (workspace_id, key, profile_id)
);
-- keys of a profile whose name changes
create index profile_keys_profile on app.profile_keys (profile_id);

-- How often profiles and customers have been found to agree in which way: what weights are learned from.
create table app.link_patterns (
  workspace_id uuid not null references app.workspaces,
  -- domain/linkage/fields.ts, codeOf
  code bigint not null,
  -- They shared a key; the others were drawn.
  alike boolean not null,
  pairs bigint not null,
  primary key (workspace_id, code, alike)
);

-- A new customer, another name, address or town: who is behind a profile may be known now.
create function app.note_link_work() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
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
  $$;
create trigger customers_link_work after insert on app.customers
  referencing new table as fresh for each statement execute function app.note_link_work();

create function app.note_link_work_of_changed() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
    begin
      insert into app.link_work (workspace_id, customer_ids) values (new.workspace_id, array[new.id]);
      perform app.enqueue('link', json_build_object('workspaceId', new.workspace_id), null, now() + interval '2 seconds',
        'link:' || new.workspace_id);
      return null;
    end
  $$;
create trigger customers_link_work_changed after update of name, city, language, erased_at on app.customers
  for each row when (row(old.name, old.city, old.language, old.erased_at) is distinct from row(new.name, new.city, new.language, new.erased_at))
  execute function app.note_link_work_of_changed();

create function app.note_link_work_of_identifiers() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
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
  $$;
create trigger customer_identifiers_link_work after insert on app.customer_identifiers
  referencing new table as fresh for each statement execute function app.note_link_work_of_identifiers();

-- Where somebody waits to be looked at, whoever should have woken for it.
create function app.workspaces_to_link()
  returns table (workspace_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select w.id from app.workspaces w where exists (select from app.link_work l where l.workspace_id = w.id) $$;

-- Who was there before this was.
insert into app.link_work (workspace_id, customer_ids)
  select workspace_id, array_agg(id) from (
    select workspace_id, id, (row_number() over (partition by workspace_id order by id)) / 500 as piece from app.customers
  ) c group by workspace_id, piece;
insert into app.link_work (workspace_id, profile_ids)
  select workspace_id, array_agg(id) from (
    select workspace_id, id, (row_number() over (partition by workspace_id order by id)) / 500 as piece from app.profiles
  ) p group by workspace_id, piece;

do $$
declare t text;
begin
  foreach t in array array['link_choices', 'link_work', 'customer_keys', 'profile_keys', 'link_patterns'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('create policy workspace on app.%I using (workspace_id = (select app.current_workspace()))'
      ' with check (workspace_id = (select app.current_workspace()))', t);
  end loop;
end $$;
