-- What customers are worth, and how people are found. A change of a customer, their orders or identifiers leaves the customer's id in
-- changed_customers; one job a workspace takes them from there, writes what search needs, and values the customers anew. The nightly
-- run values all. Decisions keep what was known of the value when they were made, so nothing here is a history.

-- Typing mistakes in names. Comes with PostgreSQL, and the owner of a database may create it.
create extension if not exists pg_trgm with schema public;

-- How far a workspace's customers have been valued. One valuer at a time holds the row.
create table app.valuing (
  workspace_id uuid primary key references app.workspaces,
  -- When all are to be valued next.
  next_night_at timestamptz not null,
  -- A run over all customers that is under way: of this moment, behind this customer or household; null: none is.
  run_at timestamptz,
  run_is_nightly boolean not null default false,
  run_step text check (run_step in ('learn', 'alone', 'households', 'grant')),
  run_after uuid,
  -- domain/value/customer-base.ts: BaseModel; null while there are too few to learn from.
  model json,
  customers integer not null default 0,
  returned integer not null default 0,
  -- Customers who were valued for the first time since then.
  newcomers integer not null default 0,
  -- How subscriptions end: so many did, in so many months in which they could have.
  ended integer not null default 0,
  months_at_risk double precision not null default 0,
  -- From which claim on levels were granted, and whether the rehearsal lets them be; both by the last run over all.
  granted_from double precision not null default 0,
  may_accelerate boolean not null default true,
  rehearsal json,
  finished_at timestamptz
);

-- Ids of customers who have to be looked at again, one row a statement that changed some.
create table app.changed_customers (
  workspace_id uuid not null,
  id bigint generated always as identity,
  customer_ids uuid[] not null,
  primary key (workspace_id, id)
);

-- The latest value of each customer. Amounts are estimates in whole units of the workspace's currency, not money that anybody owes.
create table app.customer_values (
  customer_id uuid primary key references app.customers on delete cascade,
  workspace_id uuid not null references app.workspaces,
  valued_at timestamptz not null,
  service_value double precision,
  -- What the ceiling compares: domain/value/assess.ts, claimOf.
  claim double precision not null,
  -- Deserved by their own value, before household and ceiling.
  own_level text not null check (own_level in ('good', 'excellent', 'exceptional')),
  -- With the household, before the ceiling; customers.level is what is served.
  deserved_level text not null check (deserved_level in ('good', 'excellent', 'exceptional')),
  nights_below_excellent smallint not null,
  nights_below_exceptional smallint not null,
  -- The last nightly run that counted.
  night_at timestamptz,
  -- domain/value/known-worth.ts: what a decision keeps. Read whole by the intake.
  known json not null,
  -- How it came to be, for people: domain/value/service-value.ts, Monetary.
  monetary json
);
-- who asks for more than good
create index customer_values_claims on app.customer_values (workspace_id, claim desc) where deserved_level <> 'good';

create table app.household_values (
  household_id uuid primary key references app.households on delete cascade,
  workspace_id uuid not null references app.workspaces,
  service_value double precision,
  level text not null check (level in ('good', 'excellent', 'exceptional')),
  nights_below_excellent smallint not null,
  nights_below_exceptional smallint not null,
  night_at timestamptz
);

-- What one unit of a currency was worth in another, from a moment on. Nothing is summed without one.
create table app.currency_rates (
  workspace_id uuid not null references app.workspaces,
  from_currency text not null check (from_currency ~ '^[A-Z]{3}$'),
  to_currency text not null check (to_currency ~ '^[A-Z]{3}$'),
  since timestamptz not null,
  rate double precision not null check (rate > 0),
  primary key (workspace_id, from_currency, to_currency, since)
);

-- Words by which a person is found: parts of names, handles and mail addresses, numbers. Erasable.
create table app.people_search (
  customer_id uuid primary key references app.customers on delete cascade,
  workspace_id uuid not null,
  words text[] not null
);
-- people who have all of some words
create index people_search_words on app.people_search using gin (words) with (fastupdate = off);

-- Every word of names once, so that a mistyped one finds the right one. A word that nobody has any more goes.
create table app.people_words (
  workspace_id uuid not null,
  word text not null,
  primary key (workspace_id, word)
);
-- words that begin like this
create index people_words_begin on app.people_words (workspace_id, word text_pattern_ops);
-- words that look like this
create index people_words_like on app.people_words using gin (word public.gin_trgm_ops);

do $$
declare t text;
begin
  foreach t in array array['valuing', 'changed_customers', 'customer_values', 'household_values', 'currency_rates', 'people_search', 'people_words'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('create policy workspace on app.%I using (workspace_id = (select app.current_workspace()))'
      ' with check (workspace_id = (select app.current_workspace()))', t);
  end loop;
end $$;

-- ---------------------------------------------------------------- who changed

-- In pieces, so that no step of the job is long.
create function app.note_changed_customers(workspace uuid, ids uuid[], wake boolean) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
    begin
      if ids is null or cardinality(ids) = 0 then return; end if;
      insert into app.changed_customers (workspace_id, customer_ids)
        select workspace, array_agg(i.id)
        from (select u.id, (row_number() over () - 1) / 500 as piece from unnest(ids) as u (id)) i group by i.piece;
      if wake then
        perform app.enqueue('customers', json_build_object('workspaceId', workspace), null, null, 'customers:' || workspace);
      end if;
    end
  $$;

create function app.note_new_customers() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
    begin
      perform app.note_changed_customers(f.workspace_id, array_agg(f.id), true) from fresh f group by f.workspace_id;
      return null;
    end
  $$;
create trigger customers_new after insert on app.customers
  referencing new table as fresh for each statement execute function app.note_new_customers();

-- Whose name is gone is found by it no more from the same moment, and has no value.
create function app.note_changed_people() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
    begin
      delete from app.people_search p using fresh f where p.customer_id = f.id and f.erased_at is not null;
      delete from app.customer_values v using fresh f where v.customer_id = f.id and f.erased_at is not null;
      perform app.note_changed_customers(f.workspace_id, array_agg(f.id), true) from fresh f join before b on b.id = f.id
        where (f.name, f.external_id, f.household_id, f.erased_at, f.objects_to_scoring_at)
          is distinct from (b.name, b.external_id, b.household_id, b.erased_at, b.objects_to_scoring_at)
        group by f.workspace_id;
      return null;
    end
  $$;
create trigger customers_changed after update on app.customers
  referencing old table as before new table as fresh for each statement execute function app.note_changed_people();

-- Who is gone is looked at no more; the others of the household are.
create function app.note_gone_customers() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
    begin
      update app.changed_customers c set customer_ids = array(select u.id from unnest(c.customer_ids) as u (id) where u.id not in (select b.id from before b))
        where c.customer_ids && (select array_agg(b.id) from before b);
      perform app.note_changed_customers(o.workspace_id, array_agg(distinct o.id), true)
        from before b join app.customers o on o.household_id = b.household_id group by o.workspace_id;
      return null;
    end
  $$;
create trigger customers_gone after delete on app.customers
  referencing old table as before for each statement execute function app.note_gone_customers();

-- For tables that name a customer. A link does not wake anybody: it changes only by which handle somebody is found, and the intake makes it.
create function app.note_rows_of_customers() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
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
  $$;
do $$
declare t text;
begin
  foreach t in array array['orders', 'subscriptions', 'customer_identifiers', 'links'] loop
    execute format('create trigger %1$s_of_customers_new after insert on app.%1$I referencing new table as fresh'
      ' for each statement execute function app.note_rows_of_customers()', t);
    execute format('create trigger %1$s_of_customers_changed after update on app.%1$I referencing old table as before new table as fresh'
      ' for each statement execute function app.note_rows_of_customers()', t);
    execute format('create trigger %1$s_of_customers_gone after delete on app.%1$I referencing old table as before'
      ' for each statement execute function app.note_rows_of_customers()', t);
  end loop;
end $$;

-- Words that nobody has any more. As the owner: row-level security keeps the restricted role from using the index on words.
create function app.forget_words_of_nobody() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
    begin
      delete from app.people_words w using (select distinct b.workspace_id, u.word from before b, unnest(b.words) as u (word)) g
        where w.workspace_id = g.workspace_id and w.word = g.word
          and not exists (select from app.people_search p where p.workspace_id = g.workspace_id and p.words @> array[g.word]);
      return null;
    end
  $$;
create trigger people_search_gone after delete on app.people_search
  referencing old table as before for each statement execute function app.forget_words_of_nobody();
create trigger people_search_changed after update on app.people_search
  referencing old table as before for each statement execute function app.forget_words_of_nobody();

-- Who is to be looked at by then: the question of a worker that wakes up.
create function app.workspaces_to_value(by timestamptz) returns table (workspace_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select w.id from app.workspaces w
    where exists (select from app.changed_customers c where c.workspace_id = w.id)
      or exists (select from app.valuing v where v.workspace_id = w.id and (v.next_night_at <= by or v.run_at is not null))
  $$;

-- ---------------------------------------------------------------- finding people

-- As the owner, for the same reason, and only in the workspace that asks. Words that were meant: the very word, what begins with it, slips of
-- the hand that the caller has thought of, what looks like it.
-- The planner does not know what `like` will be given here, so where a word begins is told by bounds.
create function app.people_words_like(wanted text, slips text[], patterns text[], most integer)
  returns table (word text, likeness real)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp set pg_trgm.similarity_threshold = 0.3
  as $$
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
  $$;

-- Who has a word of each group. groups: a list of lists of words.
create function app.people_with(groups jsonb, most integer) returns table (customer_id uuid, words text[])
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
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
  $$;

-- Everybody who is there already.
insert into app.changed_customers (workspace_id, customer_ids)
  select workspace_id, array_agg(id) from (
    select id, workspace_id, (row_number() over (partition by workspace_id)) / 500 as piece from app.customers where erased_at is null
  ) c group by workspace_id, piece;
