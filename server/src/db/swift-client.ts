import type { PoolClient, QueryResult } from 'pg'

/**
 * What a transaction writes need not be waited for statement by statement: a statement that begins with `writeBehind` is sent, and
 * the next one prepared, while PostgreSQL still works on it. Its failure is thrown by the next statement that is waited for, at the
 * latest by the commit, and has aborted the transaction by then, as any failure has. Such statements are prepared once per
 * connection, so their texts must be few.
 */
export const writeBehind = '/* write behind */ '

/** The part of a pool's client that Kysely uses. */
export type SwiftClient = Pick<PoolClient, 'release'> & {
  query(text: string, values: readonly unknown[]): Promise<QueryResult>
}

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
  let owed: Promise<unknown>[] = []
  return {
    release: discard => client.release(discard),
    async query(text, values) {
      const sent = send(client, text, values)
      if (text.startsWith(writeBehind)) {
        sent.catch(() => undefined) // thrown below, by the next that is waited for
        owed.push(sent)
        return nothing
      }
      if (owed.length > 0) {
        const before = owed
        owed = []
        const failed = (await Promise.allSettled(before)).find(result => result.status === 'rejected')
        const answer = await Promise.allSettled([sent])
        if (failed !== undefined && text !== 'rollback') throw failed.reason
        if (answer[0].status === 'rejected') throw answer[0].reason
        return answer[0].value
      }
      return sent
    },
  }
}

const nothing: QueryResult = { command: 'SELECT', rowCount: 0, oid: 0, fields: [], rows: [] }

function send(client: PoolClient, text: string, values: readonly unknown[]): Promise<QueryResult> {
  const name = text.startsWith(writeBehind) ? nameOf(text) : undefined
  return client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) })
}

const names = new Map<string, string>()
const mostNames = 200

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostNames) return known
  const name = `behind_${names.size}`
  names.set(text, name)
  return name
}
