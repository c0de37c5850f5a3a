-- What customers had asked when an answer that was offered was sent: the next who asks alike finds it by their words. Ids only.

create table app.answer_lessons (
  workspace_id uuid not null references app.workspaces,
  -- Of articles or kept_answers.
  document_id uuid not null,
  reply_id uuid not null references app.outbox on delete cascade,
  -- One message of the question.
  message_id uuid not null references app.messages on delete cascade,
  at timestamptz not null,
  primary key (document_id, reply_id, message_id)
);
-- what a reply that is taken back takes with it; what words that change take with them
create index answer_lessons_reply on app.answer_lessons (reply_id);
create index answer_lessons_message on app.answer_lessons (message_id);

alter table app.answer_lessons enable row level security;
create policy workspace on app.answer_lessons using (workspace_id = (select app.current_workspace()))
  with check (workspace_id = (select app.current_workspace()));

-- Words that their author has changed or taken back are not that question any more.
create function app.forget_answer_lessons() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
    begin
      delete from app.answer_lessons l using app.answer_lessons m where m.message_id = new.id and l.reply_id = m.reply_id;
      return null;
    end
  $$;
create trigger message_answer_lessons after update of body, subject on app.messages
  for each row when (old.body is distinct from new.body or old.subject is distinct from new.subject)
  execute function app.forget_answer_lessons();

create trigger answer_lessons_new after insert on app.answer_lessons
  referencing new table as changed for each statement execute function app.announce_answers('document_id');
create trigger answer_lessons_gone after delete on app.answer_lessons
  referencing old table as changed for each statement execute function app.announce_answers('document_id');
