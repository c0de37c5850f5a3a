import type { PoolClient, QueryResult } from 'pg'

/**
 * What a transaction writes need not be waited for statement by statement: a statement that begins with `writeBehind` is sent, and
 * the next one prepared, while PostgreSQL still works on it. Its failure is thrown by the next statement that is waited for, at the
 * latest by the commit, and has aborted the transaction by then, as any failure has. Such statements, and those
 * that are sent together, are prepared once per connection: their texts have to be few, and to name their columns.
 */
export const writeBehind = '/* write behind */ '

/**
 * A statement that begins with it is planned once per connection: for what every desk asks again and again. Its texts have to be few; what
 * decides about the plan (a limit) stands in the text and not among the parameters.
 */
export const prepared = '/* prepared */ '

/**
 * Begins a transaction that changes nothing, as Kysely words it. Whoever reads in it has what they asked for before its end: the end is sent,
 * and not waited for.
 */
const beginToRead = 'start transaction read only'

/** Not a statement: its parameters are several statements that are sent at once (together.ts). Gives one list of rows for each. */
export const togetherText = '/* together */'

/** The part of a pool's client that Kysely uses. */
export type SwiftClient = Pick<PoolClient, 'release'> & {
  query(text: string, values?: readonly unknown[]): Promise<Answer>
  /** Never called: nothing of ours streams. */
  query(cursor: never): never
}
type Answer = Pick<QueryResult, 'rows'> & { command: Command; rowCount: number }

/** The commands that Kysely tells apart. */
const commands = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'MERGE', 'COMMIT', 'ROLLBACK'] as const
type Command = (typeof commands)[number]

const clients = new WeakMap<PoolClient, SwiftClient>()

/** One wrapper per client: Kysely recognises its connections by identity. */
export function swiftClient(client: PoolClient): SwiftClient {
  const known = clients.get(client)
  if (known !== undefined) return known
  const made = newSwiftClient(client)
  clients.set(client, made)
  return made
}

function newSwiftClient(client: PoolClient): SwiftClient {
  const letter = newLetter(client)
  let owed: Promise<unknown>[] = []
  let onlyReads = false

  function query(text: string, values?: readonly unknown[]): Promise<Answer>
  function query(cursor: never): never
  async function query(text: string, values: readonly unknown[] = []): Promise<Answer> {
    const begins = text === 'begin' || text === beginToRead
    if (begins) letter.open()
    if (begins) onlyReads = text === beginToRead
    const sent =
      text === togetherText
        ? sendAll(client, values)
        : send(client, text, values, text.startsWith(writeBehind) || text.startsWith(prepared) ? nameOf(text) : undefined)
    const isBehind = begins || text.startsWith(writeBehind)
    if (!isBehind || values.some(value => Buffer.isBuffer(value))) letter.post()
    if (isBehind) {
      sent.catch(() => undefined) // thrown below, by the next that is waited for
      owed.push(sent)
      return nothing
    }
    if (onlyReads && owed.length === 0 && text === 'commit') {
      sent.catch(() => undefined) // the connection is gone; nothing depended on it any more
      return nothing
    }
    const before = owed
    owed = []
    if (before.length > 0) await allOf(before, text === 'rollback' ? null : sent)
    return answerOf(await sent)
  }

  return { query, release: discard => client.release(discard) }
}

/**
 * The small statements at the head of a transaction travel with the first one that is worth a journey: PostgreSQL, and whoever else
 * wants the processor, is woken once and not for each of them.
 */
function newLetter({ connection: { stream } }: PoolClient): { open(): void; post(): void } {
  let isOpen = false
  return {
    open() {
      if (!isOpen) stream.cork()
      isOpen = true
    },
    post() {
      if (isOpen) stream.uncork()
      isOpen = false
    },
  }
}

/** @param sent what was sent after them; it has failed as well, and is not to be an unhandled rejection */
async function allOf(before: readonly Promise<unknown>[], sent: Promise<unknown> | null): Promise<void> {
  const failed = (await Promise.allSettled(before)).find(result => result.status === 'rejected')
  if (failed === undefined || sent === null) return
  sent.catch(() => undefined)
  throw failed.reason
}

const nothing: Answer = { command: 'SELECT', rowCount: 0, rows: [] }

function answerOf({ command, rowCount, rows }: QueryResult): Answer {
  return { command: commands.find(known => known === command) ?? 'SELECT', rowCount: rowCount ?? 0, rows }
}

/**
 * Asks with a callback: the promises that `pg` makes hang together from one statement to the next in a way that keeps what was answered
 * until all of the memory is looked at. A fifth of what the queue's page took was copied again and again for it, and a collection of garbage
 * took 5 ms instead of 1.
 */
function send(client: PoolClient, text: string, values: readonly unknown[], name?: string): Promise<QueryResult> {
  const statement = { text, values: [...values], ...(name === undefined ? {} : { name }) }
  const answered = new Promise<QueryResult>((resolve, reject) => {
    client.query(statement, (error: Error | null, result) => (error === null ? resolve(result) : reject(error)))
  })
  return answered.catch((error: unknown) => {
    // It happened in the socket; whoever reads of it wants to know who asked.
    if (error instanceof Error) Error.captureStackTrace(error)
    throw error
  })
}

type Statement = { sql: string; parameters: readonly unknown[] }

function isStatement(value: unknown): value is Statement {
  return typeof value === 'object' && value !== null && 'sql' in value && 'parameters' in value
}

async function sendAll(client: PoolClient, values: readonly unknown[]): Promise<QueryResult> {
  const { stream } = client.connection
  stream.cork()
  const sent = values.filter(isStatement).map(({ sql, parameters }) => send(client, sql, parameters, nameOf(sql)))
  stream.uncork()
  const answers = await Promise.allSettled(sent)
  const rows = answers.map(answer => {
    if (answer.status === 'rejected') throw answer.reason
    return answer.value.rows
  })
  return { command: 'SELECT', rowCount: rows.length, oid: 0, fields: [], rows }
}

const names = new Map<string, string>()
const mostNames = 300

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostNames) return known
  const name = `swift_${names.size}`
  names.set(text, name)
  return name
}
