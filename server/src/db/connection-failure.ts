import { DatabaseError } from 'pg'
import { EvenhandError } from '../errors.ts'
import type { ErrorCode } from '../errors.ts'

/** What PostgreSQL and the network say, as a sentence of what happened and what to do. Other errors come back as they are. */
export function connectionFailure(error: unknown, url: string): unknown {
  if (error instanceof EvenhandError) return error
  const code = codeOf(error)
  const known = code === undefined ? undefined : sentences[code]
  if (known === undefined) return error
  const [ours, sentence] = known
  return new EvenhandError(ours, sentence(whereOf(url)), { cause: error })
}

/** The database has gone away, or its disk is full: a sentence for whoever waits for an answer. Other errors come back as they are. */
export function outage(error: unknown): unknown {
  const code = codeOf(error)
  if (code === '53100') {
    return new EvenhandError(
      'disk-full',
      'The disk of the server is full, so nothing more can be kept. Nothing was changed. Please tell your admin.',
      {
        cause: error,
      },
    )
  }
  if (!isLostConnection(error)) return error
  return new EvenhandError(
    'database-unreachable',
    'The database does not answer at the moment. Nothing was changed; try again soon.',
    {
      cause: error,
    },
  )
}

/** Whether the database has gone away, for a moment or for good: nothing is wrong with us. */
export function isLostConnection(error: unknown): boolean {
  const code = codeOf(error)
  if (code !== undefined) return gone.has(code)
  return error instanceof Error && codeless.has(error.message)
}

/** What the driver says without a code: of the connection that broke, and of every question on it after that. */
const codeless = new Set([
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Client has encountered a connection error and is not queryable',
])

/** Stopped by an admin, crashed, starting; and what the network says of it. */
const gone = new Set(['57P01', '57P02', '57P03', '08006', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH'])

type Where = { server: string; user: string; database: string }

const unreachable: [ErrorCode, (where: Where) => string] = [
  'database-unreachable',
  ({ server }) =>
    `No PostgreSQL answers at ${server}. Start it or correct DATABASE_URL; without DATABASE_URL, Evenhand uses the PostgreSQL that comes with it.`,
]
const refused: [ErrorCode, (where: Where) => string] = [
  'database-unreachable',
  ({ server, user }) => `PostgreSQL at ${server} does not let ${user} in. Check the user and the password in DATABASE_URL.`,
]
const full: [ErrorCode, (where: Where) => string] = [
  'disk-full',
  () => 'The disk of the database is full. Make room and start again; everything that was acknowledged is kept.',
]

/** By SQLSTATE or by the name of the network error. */
const sentences: Readonly<Record<string, [ErrorCode, (where: Where) => string]>> = {
  ECONNREFUSED: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  ETIMEDOUT: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ECONNRESET: unreachable,
  ENOENT: unreachable,
  '28P01': refused,
  '28000': refused,
  '3D000': [
    'database-unreachable',
    ({ server, database }) =>
      `PostgreSQL at ${server} has no database "${database}". Create it (createdb ${database}) or correct DATABASE_URL.`,
  ],
  '42501': [
    'not-permitted',
    ({ user, database }) =>
      `${user} may not create what Evenhand needs in the database "${database}". Make that user its owner (alter database … owner to …).`,
  ],
  '53100': full,
  ENOSPC: full,
  '53300': [
    'database-unreachable',
    ({ server }) => `PostgreSQL at ${server} has no connection left. Raise max_connections, or stop what holds them.`,
  ],
  '57P03': [
    'database-unreachable',
    ({ server }) => `PostgreSQL at ${server} is just starting or stopping. Try again in a moment.`,
  ],
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof DatabaseError) return error.code
  // Several addresses were tried (IPv6 and IPv4): the first failure tells enough.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  return first instanceof Error && 'code' in first && typeof first.code === 'string' ? first.code : undefined
}

function whereOf(url: string): Where {
  const { host, username, pathname, searchParams } = new URL(url)
  const server = host || searchParams.get('host') || 'the local socket'
  return { server, user: decodeURIComponent(username), database: decodeURIComponent(pathname.slice(1)) }
}
