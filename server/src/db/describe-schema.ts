import type { ClientBase } from 'pg'

/**
 * The whole schema as text, read from the catalogues: what `pg_dump --schema-only` would tell, in an order that makes good diffs.
 * Checked in as schema.snapshot.sql, so that every change of the data model is seen in review as it really is.
 */
export async function describeSchema(owner: ClientBase): Promise<string> {
  const parts: string[] = [header]
  const { rows: tables } = await owner.query<{ oid: number; name: string; rls: boolean }>(
    `
    select c.oid, format('%I.%I', n.nspname, c.relname) as name, c.relrowsecurity as rls
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any ($1) and c.relkind in ('r', 'p') order by n.nspname, c.relname`,
    [schemas],
  )
  for (const table of tables) parts.push(await describeTable(owner, table))
  parts.push(...(await lines(owner, functions)))
  return `${parts.join('\n')}\n`
}

const schemas = ['app', 'auth', 'migrations']
const header = `-- Generated from the catalogues by \`npm run snapshot\`. Do not edit: change a migration and renew it.\n`

async function describeTable(
  owner: ClientBase,
  { oid, name, rls }: { oid: number; name: string; rls: boolean },
): Promise<string> {
  const columns = await lines(owner, columnsOfTable, oid)
  const constraints = await lines(owner, constraintsOfTable, oid)
  const body = [...columns, ...constraints].map(line => `  ${line}`).join(',\n')
  const indexes = await lines(owner, indexesOfTable, oid)
  const policies = await lines(owner, policiesOfTable, oid)
  const grants = await lines(owner, grantsOfTable, oid)
  const security = rls ? [`alter table ${name} enable row level security;`] : []
  return [`create table ${name} (`, body, ');', ...indexes, ...security, ...policies, ...grants, ''].join('\n')
}

async function lines(owner: ClientBase, query: string, oid?: number): Promise<string[]> {
  const { rows } = await owner.query<{ line: string }>(query, oid === undefined ? [schemas] : [oid])
  return rows.map(row => row.line)
}

const columnsOfTable = `
  select format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
    || case when a.attgenerated = 's' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
            when a.attidentity = 'a' then ' generated always as identity'
            when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end
    || case when a.attnotnull then ' not null' else '' end as line
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`

// Not-null constraints stand with their columns; PostgreSQL 18 lists them here as well, older ones do not.
const constraintsOfTable = `
  select format('constraint %I %s', conname, pg_get_constraintdef(oid)) as line
  from pg_constraint where conrelid = $1 and contype <> 'n' order by contype, conname`

const indexesOfTable = `
  select pg_get_indexdef(i.indexrelid) || ';' as line
  from pg_index i join pg_class c on c.oid = i.indexrelid
  where i.indrelid = $1 and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
  order by c.relname`

const policiesOfTable = `
  select format('create policy %I on %s for %s using (%s)%s;', polname, polrelid::regclass,
    case polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end,
    pg_get_expr(polqual, polrelid), coalesce(' with check (' || pg_get_expr(polwithcheck, polrelid) || ')', '')) as line
  from pg_policy where polrelid = $1 order by polname`

const grantsOfTable = `
  select format('grant %s on %s to %s;', string_agg(lower(privilege_type), ', ' order by privilege_type), $1::oid::regclass, grantee::regrole) as line
  from pg_class c cross join lateral aclexplode(c.relacl)
  where c.oid = $1::oid and grantee <> c.relowner group by grantee order by grantee::regrole::text`

const functions = `
  select pg_get_functiondef(p.oid) || ';' || E'\\n'
    || coalesce((select string_agg(format('grant execute on function %s to %s;', p.oid::regprocedure, grantee::regrole), E'\\n' order by grantee::regrole::text)
      from aclexplode(p.proacl) where grantee <> p.proowner and grantee <> 0) || E'\\n', '') as line
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = any ($1) order by n.nspname, p.proname, p.oid::regprocedure::text`
