import { createHash, createHmac, pbkdf2Sync } from 'node:crypto'
import { DatabaseError, escapeLiteral } from 'pg'
import type { ClientBase } from 'pg'
import { EvenhandError } from '../errors.ts'
import { markRoles } from './role-owner.ts'

/**
 * Who may do what in PostgreSQL. Migrations run as the owner; nothing else does.
 * - `app`: requests and pipeline. Owns nothing, cannot bypass row-level security.
 * - `jobs`: the job runner. Schema graphile_worker and nothing else.
 * - `auth`: sign-in. Schema auth and nothing else.
 */
export const roles = { app: 'evenhand_app', jobs: 'evenhand_jobs', auth: 'evenhand_auth' } as const
export type Role = keyof typeof roles
const roleKeys = ['app', 'jobs', 'auth'] as const satisfies Role[]
export type RolePasswords = Readonly<Record<Role, string>>

/** History: added to, never changed. The role may not even try. */
export const appendOnlyTables = [
  'decisions',
  'timeline',
  'audit_log',
  'policy_versions',
  'model_choices',
  'link_choices',
] as const

/** The same database as one of the restricted roles. */
export function urlAs(ownerUrl: string, role: Role, passwords: RolePasswords): string {
  const url = new URL(ownerUrl)
  url.username = roles[role]
  url.password = passwords[role]
  return url.href
}

/** Makes the roles, or makes them right again. Roles belong to the whole cluster, so a neighbour may be doing the same. */
export async function ensureRoles(owner: ClientBase, passwords: RolePasswords): Promise<void> {
  for (const role of roleKeys) {
    const name = roles[role]
    const verifier = escapeLiteral(scramVerifier(passwords[role], name))
    const attributes = `login nosuperuser nobypassrls nocreatedb nocreaterole noinherit password ${verifier}`
    const { rowCount } = await owner.query('select 1 from pg_roles where rolname = $1', [name])
    try {
      await retryWhenRaced(() =>
        owner.query(`${rowCount === 0 ? 'create' : 'alter'} role ${name} ${rowCount === 0 ? attributes : changeable(verifier)}`),
      )
    } catch (cause) {
      if (!(cause instanceof DatabaseError) || cause.code !== '42501') throw cause
      throw new EvenhandError(
        'not-permitted',
        `The user of DATABASE_URL may not create the role ${name}. Give it CREATEROLE (alter role … createrole) and start again.`,
        { cause },
      )
    }
  }
  await refusePowerful(owner)
  await retryWhenRaced(() => markRoles(owner, passwords))
}

/** A role that somebody made stronger by hand would see every workspace. */
async function refusePowerful(owner: ClientBase): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    'select rolname as name from pg_roles where rolname = any ($1) and (rolsuper or rolbypassrls or rolcreaterole)',
    [Object.values(roles)],
  )
  const [powerful] = rows
  if (powerful === undefined) return
  throw new EvenhandError(
    'not-permitted',
    `The role ${powerful.name} can get around row-level security. Take that away (alter role ${powerful.name} nosuperuser nobypassrls nocreaterole) and start again.`,
  )
}

/** Only who has a power may name it when altering, even to take it away; `refusePowerful` sees to those. */
function changeable(verifier: string): string {
  return `login noinherit password ${verifier}`
}

/** Two starters in different databases of one cluster can touch the same role at once; one of them is told to try again. */
async function retryWhenRaced(query: () => Promise<unknown>, attempts = 5): Promise<void> {
  try {
    await query()
  } catch (error) {
    const raced =
      error instanceof DatabaseError &&
      (error.code === '23505' || error.code === '42710' || error.message.includes('concurrently'))
    if (!raced) throw error
    // It exists now, which is all that was wanted of creating it; its password is the neighbour's, made from the same secret.
    if (error.code !== 'XX000' || attempts === 1) return
    await retryWhenRaced(query, attempts - 1)
  }
}

/** A password in the form PostgreSQL keeps it (RFC 5803), so that it never stands readable in a statement or a log. */
export function scramVerifier(password: string, saltText: string): string {
  const salt = createHash('sha256').update(saltText).digest().subarray(0, 16)
  const iterations = 4096
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const clientKey = createHmac('sha256', salted).update('Client Key').digest()
  const storedKey = createHash('sha256').update(clientKey).digest('base64')
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`
}

/** Grants and policies, complete and repeatable: run after every migration. */
export async function grantAccess(owner: ClientBase): Promise<void> {
  const { app, jobs, auth } = roles
  await owner.query(`
    revoke all on schema app, auth, graphile_worker, migrations from public;
    revoke execute on all functions in schema app from public;

    grant usage on schema app to ${app};
    grant select, insert, update, delete on all tables in schema app to ${app};
    revoke update, delete on ${appendOnlyTables.map(table => `app.${table}`).join(', ')} from ${app};
    grant usage, select on all sequences in schema app to ${app};
    grant execute on all functions in schema app to ${app};

    grant usage on schema graphile_worker to ${jobs};
    grant select, insert, update, delete on all tables in schema graphile_worker to ${jobs};
    grant usage, select on all sequences in schema graphile_worker to ${jobs};
    grant execute on all functions in schema graphile_worker to ${jobs};

    grant usage on schema auth to ${auth};
    grant select, insert, update, delete on all tables in schema auth to ${auth};
  `)
  // graphile-worker turns row-level security on and adds no policy: without one its role silently sees no job.
  await owner.query(`
    do $$
    declare t text;
    begin
      for t in
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'graphile_worker' and c.relkind in ('r', 'p') and c.relrowsecurity
          and not exists (select from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname and p.policyname = 'evenhand_jobs')
      loop
        execute format('create policy evenhand_jobs on graphile_worker.%I to ${jobs} using (true) with check (true)', t);
      end loop;
    end $$;
  `)
}
