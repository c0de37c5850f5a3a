import { createHash } from 'node:crypto'
import { escapeLiteral } from 'pg'
import type { ClientBase } from 'pg'
import { EvenhandError } from '../errors.ts'
import type { RolePasswords } from './roles.ts'

/** Every installation's roles have the same names, and roles belong to the whole cluster: this one tells whose they are. */
const marked = 'evenhand_app'

/**
 * Refuses to give the roles other passwords while another installation, with another secret, works with them in this PostgreSQL: it
 * would be locked out without a word. A database that was given a new secret is no other installation.
 * @throws EvenhandError `roles-taken`
 */
export async function refuseForeignRoles(owner: ClientBase, passwords: RolePasswords): Promise<void> {
  const mark = await readMark(owner)
  if (mark === null || mark.fingerprint === fingerprintOf(passwords)) return
  const { rowCount } = await owner.query('select 1 from pg_database where datname = $1 and datname <> current_database()', [
    mark.database,
  ])
  if (rowCount === 0) return
  throw new EvenhandError(
    'roles-taken',
    `The roles of Evenhand in this PostgreSQL belong to another installation, that of the database "${mark.database}", which has another secret. Give this one the same secret (EVENHAND_SECRET_FILE names the file .evenhand/secret of the other one), or a PostgreSQL of its own. Nothing was changed.`,
  )
}

/** Leaves word whose the roles are. */
export async function markRoles(owner: ClientBase, passwords: RolePasswords): Promise<void> {
  const fingerprint = fingerprintOf(passwords)
  if ((await readMark(owner))?.fingerprint === fingerprint) return
  const { rows } = await owner.query<{ name: string }>('select current_database() as name')
  await owner.query(`comment on role ${marked} is ${escapeLiteral(`Evenhand ${fingerprint} ${rows[0]?.name ?? ''}`)}`)
}

async function readMark(owner: ClientBase): Promise<{ fingerprint: string; database: string } | null> {
  const { rows } = await owner.query<{ comment: string | null }>(
    `select shobj_description(oid, 'pg_authid') as comment from pg_roles where rolname = $1`,
    [marked],
  )
  const [, fingerprint, database] = /^Evenhand ([0-9a-f]+) (.+)$/.exec(rows[0]?.comment ?? '') ?? []
  return fingerprint === undefined || database === undefined ? null : { fingerprint, database }
}

function fingerprintOf({ app, jobs, auth }: RolePasswords): string {
  return createHash('sha256').update([app, jobs, auth].join('\0')).digest('hex').slice(0, 32)
}
