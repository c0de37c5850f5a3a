-- Two records of the company may be one person, as somebody says. What hangs on the records is then looked for under one of them, and each row
-- keeps whose it was told to be; so it goes back there when that is taken back, whenever it came in.

-- The record under which this one is found; never one that is found under another itself.
alter table app.customers add column merged_into uuid references app.customers check (merged_into <> id);
-- records of one person; with the workspace, which row-level security asks for too
create index customers_merged on app.customers (merged_into, workspace_id) where merged_into is not null;

-- Of which record this is, where that is not the one it stands under.
alter table app.orders add column told_of uuid;
alter table app.subscriptions add column told_of uuid;
alter table app.contacts add column told_of uuid;
alter table app.links add column told_of uuid;

-- What comes in of a record that is found under another one goes there at once, whoever brings it. Nearly always there is none.
create function app.give_to_person() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
    begin
      if exists (select from app.customers c where c.merged_into is not null)
        and exists (select from fresh f join app.customers c on c.id = f.customer_id where c.merged_into is not null) then
        execute format('update app.%I t set told_of = c.id, customer_id = c.merged_into from fresh f'
          ' join app.customers c on c.id = f.customer_id where c.merged_into is not null and t.id = f.id', tg_table_name);
      end if;
      return null;
    end
  $$;
do $$
declare t text;
begin
  foreach t in array array['orders', 'subscriptions', 'contacts'] loop
    execute format('create trigger %1$s_to_person_new after insert on app.%1$I referencing new table as fresh'
      ' for each statement execute function app.give_to_person()', t);
    execute format('create trigger %1$s_to_person_changed after update on app.%1$I referencing new table as fresh'
      ' for each statement execute function app.give_to_person()', t);
  end loop;
end $$;

-- As before, and whoever is found under another record is found by no words of their own.
create or replace function app.note_changed_people() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
    begin
      delete from app.people_search p using fresh f where p.customer_id = f.id and (f.erased_at is not null or f.merged_into is not null);
      delete from app.customer_values v using fresh f where v.customer_id = f.id and f.erased_at is not null;
      perform app.note_changed_customers(f.workspace_id, array_agg(f.id), true) from fresh f join before b on b.id = f.id
        where (f.name, f.external_id, f.household_id, f.erased_at, f.objects_to_scoring_at, f.merged_into)
          is distinct from (b.name, b.external_id, b.household_id, b.erased_at, b.objects_to_scoring_at, b.merged_into)
        group by f.workspace_id;
      return null;
    end
  $$;

-- merges of a person
create index merges_from on app.merges (from_id) where undone_at is null;
