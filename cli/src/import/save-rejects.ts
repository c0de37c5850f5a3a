import { open, rename } from 'node:fs/promises'
import type { Connection } from '@evenhand/contract/client.ts'
import { getImportNotes, getImportRejects } from '@evenhand/contract/imports.ts'
import type { Import } from '@evenhand/contract/imports.ts'
import { CliError } from '../failure.ts'

/** Writes the rejected rows beside the file: line, reason, content. @returns where they are, or null when there are none */
export function saveRejects(connection: Connection, found: Import, file: string): Promise<string | null> {
  return found.rejected === 0 ? Promise.resolve(null) : save(connection, getImportRejects.path, found, `${file}.rejected.csv`)
}

/** The same of rows that were imported, and of which something has to be known. */
export function saveNotes(connection: Connection, found: Import, file: string): Promise<string | null> {
  return found.noted === 0 ? Promise.resolve(null) : save(connection, getImportNotes.path, found, `${file}.noted.csv`)
}

async function save(connection: Connection, route: string, found: Import, target: string): Promise<string> {
  const response = await (connection.fetch ?? fetch)(
    `${connection.baseUrl}${route.replace('{id}', found.id)}`,
    connection.headers && { headers: connection.headers },
  )
  if (!response.ok || response.body === null) throw new CliError(`What could not be used could not be read (${response.status}).`)
  const half = `${target}.part`
  {
    await using handle = await open(half, 'w', 0o600)
    for await (const chunk of response.body) await handle.writeFile(chunk)
  }
  await rename(half, target)
  return target
}
