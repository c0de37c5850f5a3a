-- Suggested answers: articles, answers that people kept, and what became of each suggestion.

create table app.articles (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  title text not null,
  -- Markdown.
  body text not null,
  -- A BCP 47 tag; null when nobody said.
  language text,
  tags text[] not null default '{}',
  state text not null check (state in ('draft', 'published', 'archived')),
  source text not null check (source in ('written', 'markdown', 'zendesk', 'chatwoot')),
  -- The id in that source: the same article a second time is the same article.
  external_id text,
  -- SHA-256 of what the source said last: what people here changed stays until the source says something new.
  imported_sha256 text,
  -- Where customers can read it.
  url text,
  -- Grows with every change; one row of article_versions each.
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text,
  unique (workspace_id, source, external_id)
);
-- the list, latest change first
create index articles_latest on app.articles (workspace_id, updated_at desc, id desc);

create table app.article_versions (
  workspace_id uuid not null references app.workspaces,
  article_id uuid not null references app.articles on delete cascade,
  version integer not null check (version > 0),
  title text not null,
  body text not null,
  language text,
  tags text[] not null default '{}',
  state text not null check (state in ('draft', 'published', 'archived')),
  url text,
  at timestamptz not null,
  by_user_id text,
  primary key (article_id, version)
);

-- Answers that a person kept to be used again: of a solved case, or of somebody in the community. Both texts are masked before they come
-- here.
create table app.kept_answers (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  kind text not null check (kind in ('solved-case', 'community')),
  case_id uuid not null references app.cases on delete cascade,
  question text not null,
  answer text not null,
  language text,
  kept_at timestamptz not null,
  kept_by text
);
-- what was kept of a case; the list, latest first
create index kept_answers_case on app.kept_answers (case_id);
create index kept_answers_latest on app.kept_answers (workspace_id, kept_at desc, id desc);

-- The messages that a kept answer was made of. When one of them loses its words, the kept answer goes.
create table app.kept_answer_sources (
  workspace_id uuid not null references app.workspaces,
  kept_answer_id uuid not null references app.kept_answers on delete cascade,
  message_id uuid not null references app.messages on delete cascade,
  primary key (message_id, kept_answer_id)
);
-- sources of a kept answer
create index kept_answer_sources_answer on app.kept_answer_sources (kept_answer_id);

-- What became of an answer that was offered with a reply. Nobody's name: it judges answers, not people.
create table app.answer_uses (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  -- Of articles or kept_answers.
  document_id uuid not null,
  reply_id uuid not null references app.outbox on delete cascade,
  outcome text not null check (outcome in ('sent', 'edited', 'ignored')),
  -- How much of it was changed before it was sent: 0 nothing, 1 all of it.
  changed real not null check (changed between 0 and 1),
  at timestamptz not null
);
-- how a suggestion fared; what a reply that is taken back takes with it
create index answer_uses_document on app.answer_uses (document_id);
create index answer_uses_reply on app.answer_uses (reply_id);

do $$
declare t text;
begin
  foreach t in array array['articles', 'article_versions', 'kept_answers', 'kept_answer_sources', 'answer_uses'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('create policy workspace on app.%I using (workspace_id = (select app.current_workspace()))'
      ' with check (workspace_id = (select app.current_workspace()))', t);
  end loop;
end $$;

-- ---------------------------------------------------------------- forgetting
-- Whichever way words are erased, what was kept of them goes in the same transaction. A kept answer is masked and may hold nothing of
-- theirs; nobody can be sure of that by program, so it goes all the same.

create function app.forget_kept_answers() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
    begin
      delete from app.kept_answers k using app.kept_answer_sources s where s.message_id = new.id and k.id = s.kept_answer_id;
      return null;
    end
  $$;
create trigger message_kept_answers after update of body, subject on app.messages
  for each row when (old.body is distinct from new.body or old.subject is distinct from new.subject)
  execute function app.forget_kept_answers();

-- A message that is deleted as a row takes its sources with it, and they the answer.
create function app.forget_sourceless_answers() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
    begin
      delete from app.kept_answers k where k.id in (select g.kept_answer_id from gone g);
      return null;
    end
  $$;
create trigger kept_answer_sources_gone after delete on app.kept_answer_sources
  referencing old table as gone for each statement execute function app.forget_sourceless_answers();

create function app.forget_answers_of_profile() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
    begin
      delete from app.kept_answers k using app.kept_answer_sources s, app.messages m
        where m.profile_id = new.id and s.message_id = m.id and k.id = s.kept_answer_id;
      return null;
    end
  $$;
create trigger profile_kept_answers after update of erased_at on app.profiles
  for each row when (new.erased_at is not null) execute function app.forget_answers_of_profile();

create function app.forget_answers_of_customer() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
    begin
      delete from app.kept_answers k using app.cases c where c.customer_id = new.id and k.case_id = c.id;
      delete from app.kept_answers k using app.kept_answer_sources s, app.messages m, app.links l
        where l.customer_id = new.id and m.profile_id = l.profile_id and s.message_id = m.id and k.id = s.kept_answer_id;
      return null;
    end
  $$;
create trigger customer_kept_answers after update of erased_at on app.customers
  for each row when (new.erased_at is not null) execute function app.forget_answers_of_customer();

-- ---------------------------------------------------------------- telling
-- Every process keeps the answers in memory and hears which ones changed, whoever changed them: ids only.

create function app.announce_answers() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
    declare
      told record;
    begin
      for told in execute format('select c.workspace_id as w, array_agg(distinct c.%I) as ids from changed c group by 1', tg_argv[0]) loop
        perform pg_notify('evenhand_answers', case when cardinality(told.ids) > 100
          then json_build_object('w', told.w) else json_build_object('w', told.w, 'ids', told.ids) end::text);
      end loop;
      return null;
    end
  $$;
create trigger articles_new after insert on app.articles
  referencing new table as changed for each statement execute function app.announce_answers('id');
create trigger articles_changed after update on app.articles
  referencing new table as changed for each statement execute function app.announce_answers('id');
create trigger articles_gone after delete on app.articles
  referencing old table as changed for each statement execute function app.announce_answers('id');
create trigger kept_answers_new after insert on app.kept_answers
  referencing new table as changed for each statement execute function app.announce_answers('id');
create trigger kept_answers_gone after delete on app.kept_answers
  referencing old table as changed for each statement execute function app.announce_answers('id');
create trigger answer_uses_new after insert on app.answer_uses
  referencing new table as changed for each statement execute function app.announce_answers('document_id');
create trigger answer_uses_gone after delete on app.answer_uses
  referencing old table as changed for each statement execute function app.announce_answers('document_id');
