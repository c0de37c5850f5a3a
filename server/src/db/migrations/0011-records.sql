-- Customers, orders, contracts and contacts come in from files and shops, again and again: each has the company's own id, and what is sent
-- twice changes nothing.

-- Two customers may have one address (a couple, a reception). Then it is nobody's proof: it is kept with both, and verified for neither.
alter table app.customer_identifiers drop constraint customer_identifiers_pkey;
alter table app.customer_identifiers add primary key (workspace_id, kind, value, customer_id);
-- at most one customer is proven by an identifier
create unique index customer_identifiers_proven on app.customer_identifiers (workspace_id, kind, value) where verified_at is not null;
-- It came with the customer's own record, and goes when the record has another.
alter table app.customer_identifiers add column by_record boolean not null default false;

-- Called off, whatever its status says later: a file that still calls it delivered does not bring it back.
alter table app.orders add column cancelled_at timestamptz;
-- What was given back of an order so far, the sum of its refunds; margin_minor less refunded_margin_minor is what the order brought.
alter table app.orders add column refunded_minor bigint not null default 0 check (refunded_minor >= 0);
alter table app.orders add column refunded_margin_minor bigint not null default 0;

create table app.refunds (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  order_id uuid not null references app.orders on delete cascade,
  -- The company's own id of it.
  external_id text not null,
  at timestamptz not null,
  -- In the currency of the order.
  amount_minor bigint not null check (amount_minor > 0),
  -- How much less the order brought; where nobody says, the same share of the order's margin.
  margin_minor bigint,
  unique (workspace_id, external_id)
);
-- refunds of an order
create index refunds_order on app.refunds (order_id);

-- What is paid again and again until it ends.
create table app.subscriptions (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces,
  customer_id uuid not null references app.customers on delete cascade,
  -- As order numbers: capital letters and digits.
  number text not null,
  product text not null default '',
  started_at timestamptz not null,
  ended_at timestamptz check (ended_at >= started_at),
  every text not null check (every in ('week', 'month', 'quarter', 'year')),
  -- Each time.
  amount_minor bigint not null check (amount_minor >= 0),
  margin_minor bigint,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  unique (workspace_id, number)
);
-- subscriptions of a customer
create index subscriptions_customer on app.subscriptions (customer_id);

-- How long somebody waited before anybody was there, beside how long it lasted.
alter table app.contacts add column wait_seconds integer check (wait_seconds >= 0);

-- An import is of one kind of things. A dry run says what would change, and changes nothing.
alter table app.imports add column kind text not null default 'conversations'
  check (kind in ('conversations', 'customers', 'orders', 'contacts'));
alter table app.imports add column dry_run boolean not null default false;
alter table app.imports drop constraint imports_format_check;
alter table app.imports add constraint imports_format_check check (format in ('twcs', 'jsonl', 'csv', 'parquet'));
-- Things that were there and are different now; rows that were imported with something to say about them.
alter table app.imports add column changed bigint not null default 0;
alter table app.imports add column noted bigint not null default 0;
-- The row was imported all the same: only to be known.
alter table app.import_rejects add column imported boolean not null default false;

do $$
declare t text;
begin
  foreach t in array array['refunds', 'subscriptions'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('create policy workspace on app.%I using (workspace_id = (select app.current_workspace()))'
      ' with check (workspace_id = (select app.current_workspace()))', t);
  end loop;
end $$;
