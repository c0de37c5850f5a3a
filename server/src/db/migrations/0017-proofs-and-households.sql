-- How somebody proves who they are by a signed link to a known address, and who lives or works together.

create table app.proofs (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  profile_id uuid not null references app.profiles on delete cascade,
  customer_id uuid not null references app.customers on delete cascade,
  -- SHA-256 of the token; the token itself is in the link and nowhere else.
  token_hash bytea not null unique,
  -- Where the link is to be sent: one of the customer's own, that is known.
  sent_to text not null check (sent_to in ('email', 'phone')),
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz not null,
  -- Used, one time only: yes or no.
  settled_at timestamptz,
  accepted boolean
);
-- what a profile was asked
create index proofs_profile on app.proofs (profile_id, created_at desc);
-- what goes with a customer
create index proofs_customer on app.proofs (customer_id);

-- The workspace in which a link asks; whoever holds the token may look.
create function app.workspace_of_proof(token bytea)
  returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select p.workspace_id from app.proofs p where p.token_hash = sha256(workspace_of_proof.token) $$;

-- A household lives together; an account has a contract and named contacts. Nothing is made from the domain of an address.
alter table app.households add column kind text not null default 'household' check (kind in ('household', 'account'));
-- Of an account: which one it has.
alter table app.households add column contract text;

-- Who was counted in by whom, on what grounds, and who was taken out again. customers.household_id is the one in force.
create table app.memberships (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  household_id uuid not null references app.households on delete cascade,
  customer_id uuid not null references app.customers on delete cascade,
  because text not null check (because in ('address', 'payment', 'contract', 'told')),
  at timestamptz not null,
  by_user_id text,
  ended_at timestamptz,
  ended_by text
);
-- the membership of a customer: at most one
create unique index memberships_current on app.memberships (customer_id) where ended_at is null;
-- members of a household
create index memberships_household on app.memberships (household_id) where ended_at is null;

do $$
declare t text;
begin
  foreach t in array array['proofs', 'memberships'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('create policy workspace on app.%I using (workspace_id = (select app.current_workspace()))'
      ' with check (workspace_id = (select app.current_workspace()))', t);
  end loop;
end $$;
