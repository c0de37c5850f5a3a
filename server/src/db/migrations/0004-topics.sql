-- What customers write about: the company's own topics, with the words that tell them, and beside them groups of messages that mean the
-- same. Both are read a little later than the messages, by a job; message_topics and group_messages have no foreign keys, like the
-- tables of the intake. Words of customers stand in message_topics and in the names of groups only, and go with the message.

create table app.topics (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  parent_id uuid references app.topics,
  -- Names it for ever, in facts and policies.
  key text not null,
  name text not null,
  -- By language: language/src/topics/topic.ts.
  words json not null,
  position integer not null,
  archived_at timestamptz,
  created_at timestamptz not null,
  unique (workspace_id, key)
);

-- How far a workspace's messages have been read for topics. One reader at a time holds the row.
create table app.topic_reading (
  workspace_id uuid primary key references app.workspaces,
  -- Grows with every change of the topics; what was read by an older one is read again.
  catalogue_version integer not null default 0,
  read_version integer not null default 0,
  -- Grows with every step of reading, so that a reader knows whether what it remembers is still so.
  turn bigint not null default 0,
  -- language/src/topics/discovery/rarity.ts: numbers by hash, no words.
  documents integer not null default 0,
  counts bytea
);

-- What has to be read, one row a statement that wrote messages: as unread_messages.
create table app.unread_topics (
  workspace_id uuid not null,
  id bigint generated always as identity,
  message_ids uuid[] not null,
  primary key (workspace_id, id)
);

create table app.message_topics (
  workspace_id uuid not null,
  message_id uuid not null,
  topic_id uuid not null,
  sent_at timestamptz not null,
  -- What carried it, as it was written. Erasable.
  words text[] not null,
  primary key (message_id, topic_id)
);
-- how often each topic was spoken of, by day
create index message_topics_topic on app.message_topics (workspace_id, topic_id, sent_at);

create table app.discovered_groups (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  -- Words of its messages, until a person names it. Erasable.
  name text not null default '',
  named_by text,
  size integer not null,
  -- Hashed features and their weights: no words.
  weights json not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  -- Its messages count there. Null again when somebody takes that back.
  merged_into uuid references app.discovered_groups,
  merged_by text,
  merged_at timestamptz,
  -- A person made a topic of it: its messages are about that topic.
  topic_id uuid references app.topics
);
-- groups that a new message may join
create index discovered_groups_latest on app.discovered_groups (workspace_id, last_at desc);
-- groups that were merged into one
create index discovered_groups_merged on app.discovered_groups (merged_into) where merged_into is not null;

create table app.group_messages (
  workspace_id uuid not null,
  message_id uuid primary key,
  group_id uuid not null,
  sent_at timestamptz not null,
  -- Its words have changed since: it leaves the group, and finds one again.
  stale boolean not null default false
);
-- messages of a group, newest first
create index group_messages_group on app.group_messages (group_id, sent_at desc);

-- Groups that a person took apart: they are not merged again.
create table app.groups_kept_apart (
  workspace_id uuid not null references app.workspaces,
  one uuid not null references app.discovered_groups on delete cascade,
  other uuid not null references app.discovered_groups on delete cascade,
  primary key (one, other)
);

do $$
declare t text;
begin
  foreach t in array array['topics', 'topic_reading', 'unread_topics', 'message_topics', 'discovered_groups', 'group_messages', 'groups_kept_apart'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('create policy workspace on app.%I using (workspace_id = (select app.current_workspace())) with check (workspace_id = (select app.current_workspace()))', t);
  end loop;
end $$;

create function app.note_unread_topics() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
    begin
      insert into app.unread_topics (workspace_id, message_ids)
        select f.workspace_id, array_agg(f.id) from fresh f where f.direction = 'in' and f.body <> '' group by f.workspace_id;
      return null;
    end
  $$;
create trigger messages_unread_topics after insert on app.messages
  referencing new table as fresh for each statement execute function app.note_unread_topics();

-- Words that were taken back are gone from here at the same moment; the group they were in is named anew from what is left.
create function app.follow_message_topics() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
    begin
      delete from app.message_topics t where t.message_id = new.id;
      update app.discovered_groups g set name = ''
        from app.group_messages m
        where m.message_id = new.id and g.named_by is null and g.name <> '' and g.id in (
          select m.group_id union all select o.merged_into from app.discovered_groups o where o.id = m.group_id);
      update app.group_messages m set stale = true where m.message_id = new.id;
      insert into app.unread_topics (workspace_id, message_ids) values (new.workspace_id, array[new.id]);
      return null;
    end
  $$;
create trigger message_topics_follow after update of body, subject on app.messages
  for each row when (new.direction = 'in' and (old.body is distinct from new.body or old.subject is distinct from new.subject))
  execute function app.follow_message_topics();
