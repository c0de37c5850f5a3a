-- What search has to read, one row a statement that wrote messages: a row a message cost as much as two of its indexes (measured: 6.6
-- microseconds beside 10 for the message itself).
create table app.unread_messages (
  workspace_id uuid not null,
  id bigint generated always as identity,
  message_ids uuid[] not null,
  primary key (workspace_id, id)
);
alter table app.unread_messages enable row level security;
create policy workspace on app.unread_messages
  using (workspace_id = (select app.current_workspace())) with check (workspace_id = (select app.current_workspace()));

insert into app.unread_messages (workspace_id, message_ids)
  select workspace_id, array_agg(message_id) from app.unread_words group by workspace_id;

create or replace function app.note_unread_words() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
    begin
      insert into app.unread_messages (workspace_id, message_ids)
        select f.workspace_id, array_agg(f.id) from fresh f where f.body <> '' or f.subject <> '' group by f.workspace_id;
      return null;
    end
  $$;

create or replace function app.follow_message_words() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
    begin
      delete from app.message_words w where w.message_id = new.id;
      if new.body <> '' or new.subject <> '' then
        insert into app.unread_messages (workspace_id, message_ids) values (new.workspace_id, array[new.id]);
      end if;
      return null;
    end
  $$;

drop table app.unread_words;
