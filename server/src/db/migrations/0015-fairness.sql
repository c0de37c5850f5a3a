-- The fairness audit of the workspace's own cases, every night and when somebody asks: results, never people.

create table app.fairness_runs (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  state text not null check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  cause text not null check (cause in ('night', 'person')),
  -- Who asked for it, where somebody did.
  asked_by text,
  due_at timestamptz not null,
  started_at timestamptz,
  -- Somebody works on it while this moves; what stands still was left by a process that died.
  touched_at timestamptz,
  cases_total bigint,
  cases_read bigint not null default 0,
  -- Of the steps of domain/audit/audit.ts.
  steps_done smallint not null default 0,
  finished_at timestamptz,
  -- A sentence: why there is no result.
  error text,
  -- The few numbers that the trend is drawn from, by the id of the finding.
  headline json,
  -- files/report/document.ts: effects, intervals, counts and curves. No ids, names or words of anybody.
  document json
);
-- What comes next: at most one a workspace. The next night waits here from the end of the one before.
create unique index fairness_runs_next on app.fairness_runs (workspace_id) where state in ('waiting', 'running');
-- results, latest first
create index fairness_runs_latest on app.fairness_runs (workspace_id, finished_at desc) where finished_at is not null;

alter table app.fairness_runs enable row level security;
create policy workspace on app.fairness_runs using (workspace_id = (select app.current_workspace()))
  with check (workspace_id = (select app.current_workspace()));

-- Whose audit is due by then, was left lying, or has no next night yet: the question of a worker that wakes up.
create function app.workspaces_to_audit(by timestamptz)
  returns table (workspace_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select w.id from app.workspaces w
    left join app.fairness_runs r on r.workspace_id = w.id and r.state in ('waiting', 'running')
    where r.id is null or (r.state = 'waiting' and r.due_at <= by)
      or (r.state = 'running' and r.touched_at <= by - interval '10 minutes')
  $$;
