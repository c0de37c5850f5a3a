import type { Client } from 'pg'

/**
 * While a backup is loaded, what the database held stands aside under other names: renaming a schema is a matter of moments and
 * needs no room. It is dropped when all went well, and put back when not.
 */
const schemas = ['app', 'auth', 'migrations'] as const
const parked = (schema: string): string => `${schema}_before_restore`

export async function parkSchemas(client: Client): Promise<void> {
  // Left over from a restore that was killed: the real ones are what they were meant to be kept from.
  for (const schema of schemas) {
    const [isParked, isThere] = [await exists(client, parked(schema)), await exists(client, schema)]
    if (isParked && isThere) await client.query(`drop schema ${schema} cascade`)
    if (isParked) await client.query(`alter schema ${parked(schema)} rename to ${schema}`)
  }
  await client.query('begin')
  for (const schema of schemas)
    if (await exists(client, schema)) await client.query(`alter schema ${schema} rename to ${parked(schema)}`)
  await client.query('commit')
}

export async function dropParked(client: Client): Promise<void> {
  await client.query('begin')
  for (const schema of schemas) await client.query(`drop schema if exists ${parked(schema)} cascade`)
  await client.query('commit')
}

export async function unpark(client: Client): Promise<void> {
  await client.query('begin')
  for (const schema of schemas) {
    await client.query(`drop schema if exists ${schema} cascade`)
    if (await exists(client, parked(schema))) await client.query(`alter schema ${parked(schema)} rename to ${schema}`)
  }
  await client.query('commit')
}

async function exists(client: Client, schema: string): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from pg_namespace where nspname = $1', [schema])
  return rowCount !== 0
}
