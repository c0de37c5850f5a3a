-- What an order brings is said by a rate of its category where its row does not say it; what was given back stands on the order as well as in
-- refunds of its own; what somebody did for others is put on record.

-- As the company writes it; compared by its letters and digits.
alter table app.orders add column category text;
-- What a list says was given back of the order so far, all in all; refunds that came one by one are part of it.
alter table app.orders add column said_refunded_minor bigint check (said_refunded_minor >= 0);

-- Which part of its amount an order of a category brings, from a day on; '' is every other category.
create table app.margin_rates (
  workspace_id uuid not null references app.workspaces,
  -- Letters and digits, small: how it is compared.
  category text not null,
  -- As a person wrote it.
  name text not null,
  since timestamptz not null,
  share double precision not null check (share between -1 and 1),
  primary key (workspace_id, category, since)
);

-- What a customer did for others: the only thing beside money that value knows.
create table app.deeds (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  customer_id uuid not null references app.customers on delete cascade,
  kind text not null check (kind in ('helped', 'defended', 'referred')),
  -- The day on which it was done.
  at timestamptz not null,
  -- In whose words, for those who look later. Erasable.
  note text not null default '',
  recorded_at timestamptz not null,
  recorded_by text,
  undone_at timestamptz,
  undone_by text
);
-- deeds of a customer; the same deed is recorded once
create unique index deeds_customer on app.deeds (customer_id, kind, at, note) where undone_at is null;

do $$
declare t text;
begin
  foreach t in array array['margin_rates', 'deeds'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('create policy workspace on app.%I using (workspace_id = (select app.current_workspace()))'
      ' with check (workspace_id = (select app.current_workspace()))', t);
  end loop;
end $$;

create trigger deeds_of_customers_new after insert on app.deeds referencing new table as fresh
  for each statement execute function app.note_rows_of_customers();
create trigger deeds_of_customers_changed after update on app.deeds referencing old table as before new table as fresh
  for each statement execute function app.note_rows_of_customers();
create trigger deeds_of_customers_gone after delete on app.deeds referencing old table as before
  for each statement execute function app.note_rows_of_customers();

-- Many customers are called otherwise by one list: one piece of work a statement, and not a row.
drop trigger customers_link_work_changed on app.customers;
create or replace function app.note_link_work_of_changed() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
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
  $$;
create trigger customers_link_work_changed after update on app.customers
  referencing old table as before new table as fresh for each statement execute function app.note_link_work_of_changed();

-- addresses and numbers of a customer. With the workspace, which row-level security asks for too: without statistics the planner otherwise believes
-- that the primary key finds them sooner, and goes through the whole workspace for each customer of a list.
drop index app.customer_identifiers_customer;
create index customer_identifiers_customer on app.customer_identifiers (customer_id, workspace_id);
