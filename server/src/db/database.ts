import { AsyncLocalStorage } from 'node:async_hooks'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import { Kysely, PostgresDialect, sql } from 'kysely'
import type { PostgresPool, RawBuilder, Transaction, TransactionBuilder } from 'kysely'
import { Pool } from 'pg'
import { EvenhandError } from '../errors.ts'
import { swiftClient, writeBehind } from './swift-client.ts'
import { outage } from './connection-failure.ts'
import type { Tables } from './tables.ts'
import { columnParsers } from './parsers.ts'

/** A handle on the pool. Outside a transaction row-level security shows it nothing. */
export type Database = Kysely<Tables>
/** A handle on one transaction in one workspace; what query modules take. */
export type Tx = Transaction<Tables>

export type PoolOptions = {
  url: string
  /** Connections at most. */
  max: number
  /** What PostgreSQL shows as the name of the program. */
  name: string
  /** Schemas to look in, in order. */
  searchPath: string
  /** Types as pg gives them, for libraries that bring their own expectations. */
  plainTypes?: boolean
  /** A lost idle connection; the pool opens another one. */
  onError?: (error: Error) => void
}

/** A pool whose rows have our types: int8 and numeric as numbers, timestamptz as epoch milliseconds. */
export function openPool({ url, max, name, searchPath, plainTypes = false, onError }: PoolOptions): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    application_name: name,
    // Ours may send a statement before the ones before it are answered: see swift-client.ts.
    ...(plainTypes ? {} : { types: { getTypeParser: columnParsers }, pipeline: true }),
    // UTC: the parser reads any offset, but `::date` and `date_trunc` in a query must not depend on the machine.
    options: `-c search_path=${searchPath} -c TimeZone=UTC`,
  })
  // Without a listener a lost idle connection would end the process.
  pool.on('error', error => onError?.(error))
  // The same for one that is lost while somebody holds it; whoever does gets the error from the query.
  pool.on('connect', connection => connection.on('error', () => undefined))
  return pool
}

const insideTransaction = new AsyncLocalStorage<true>()

/** Kysely over a pool; ends the pool when destroyed. Refuses to be used while a transaction of `inWorkspace` is open around the caller. */
export function openDatabase(pool: Pool): Database {
  const guarded: PostgresPool = {
    connect: async () => {
      refuseInsideTransaction()
      return swiftClient(await pool.connect())
    },
    end: () => pool.end(),
    options: pool.options,
  }
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: guarded }) })
}

function refuseInsideTransaction(): void {
  if (insideTransaction.getStore() === undefined) return
  throw new EvenhandError(
    'outer-handle',
    'The database handle was used inside inWorkspace(). Use the `tx` that it was given: another connection would not be part of the transaction, and could wait for it for ever.',
  )
}

/**
 * One transaction in one workspace; rolled back when `work` throws. Row-level security shows that workspace and no other.
 * @throws EvenhandError `outer-handle` when the outer handle (or a second `inWorkspace`) is used inside; `disk-full` and
 *   `database-unreachable` when it is not our doing. Other failures of PostgreSQL come as they are.
 * @example await inWorkspace(db, workspaceId, tx => loadCase(tx, caseId))
 */
export function inWorkspace<T>(db: Database, workspaceId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return within(db.transaction(), workspaceId, work)
}

/**
 * The same for what only reads, for lists that people wait for: its end is not waited for, and PostgreSQL refuses to change anything.
 * @example await readInWorkspace(db, workspaceId, tx => readQueue(tx, filter, null, 50))
 */
export function readInWorkspace<T>(db: Database, workspaceId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return within(db.transaction().setAccessMode('read only'), workspaceId, work)
}

async function within<T>(begin: TransactionBuilder<Tables>, workspaceId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const transaction = begin.execute(async tx => {
    await sql`${sql.raw(writeBehind)}select set_config('app.workspace_id', ${workspaceId}, true)`.execute(tx)
    return insideTransaction.run(true, () => work(tx))
  })
  try {
    return await transaction
  } catch (error) {
    throw outage(error)
  }
}

/**
 * The one way to write an instant: fits every `timestamptz` in inserts, updates, conditions and `sql` templates.
 * @example tx.selectFrom('cases').where('due_at', '<=', timestamp(now))
 */
export function timestamp(ms: Instant): RawBuilder<never> {
  return sql<never>`${new Date(ms).toISOString()}::timestamptz`
}

/** An instant that may be missing. */
export function timestampOrNull(ms: Instant | null | undefined): RawBuilder<never> | null {
  return ms === null || ms === undefined ? null : timestamp(ms)
}

/**
 * The one way to write a jsonb value (an array would otherwise become a PostgreSQL array).
 * @example tx.insertInto('timeline').values({ …, data: jsonb({ minutes: 20 }) })
 */
export function jsonb(value: unknown): RawBuilder<never> {
  return sql<never>`${JSON.stringify(value)}::jsonb`
}
