-- The intake wakes the same few jobs with every batch. One that waits already, soon enough and untried, is left as it is: its row is locked until
-- we commit, so whoever works on it afterwards sees what we wrote. All else goes the way of graphile-worker, at thirty times the cost.
create or replace function app.enqueue(
    task text, payload json, queue text default null, run_at timestamptz default null,
    job_key text default null, max_attempts integer default null)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
    declare
      wanted timestamptz := coalesce(run_at, now());
    begin
      perform 1 from graphile_worker._private_jobs j
        where j.key = job_key and j.locked_at is null and j.attempts = 0 and j.run_at <= wanted for update;
      if found then
        -- Whoever looked while we held it went away without it.
        if run_at is null then perform pg_notify('jobs:insert', '{"r":' || random() || ',"count":1}'); end if;
        return;
      end if;
      perform graphile_worker.add_job(task, payload, queue,
        least(wanted, (select min(j.run_at) from graphile_worker._private_jobs j where j.key = job_key and j.locked_at is null)),
        max_attempts, job_key);
    end
  $$;

-- Search and topics are told of new words by one look at them.
drop trigger messages_unread_topics on app.messages;
drop function app.note_unread_topics();
create or replace function app.note_unread_words() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
    declare
      said record;
    begin
      for said in
        select f.workspace_id, array_agg(f.id) filter (where f.body <> '' or f.subject <> '') as words,
          array_agg(f.id) filter (where f.direction = 'in' and f.body <> '') as topics
        from fresh f group by f.workspace_id
      loop
        if said.words is not null then
          insert into app.unread_messages (workspace_id, message_ids) values (said.workspace_id, said.words);
        end if;
        if said.topics is not null then
          insert into app.unread_topics (workspace_id, message_ids) values (said.workspace_id, said.topics);
        end if;
      end loop;
      return null;
    end
  $$;
