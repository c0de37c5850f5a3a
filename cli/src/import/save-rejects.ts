import { open, rename } from 'node:fs/promises'
import type { Connection } from '@evenhand/contract/client.ts'
import { getImportNotes, getImportRejects } from '@evenhand/contract/imports.ts'
import type { Import } from '@evenhand/contract/imports.ts'
import { CliError } from '../failure.ts'

/** Where a list was written; or why it could not be, a sentence. Neither, where there is nothing to list. */
export type Saved = { at: string | null; refusal: string | null }

const nothing: Saved = { at: null, refusal: null }

/** Writes the rejected rows beside the file: line, reason, content. */
export async function saveRejects(connection: Connection, found: Import, file: string): Promise<Saved> {
  return found.rejected === 0 ? nothing : save(connection, getImportRejects.path, found, `${file}.rejected.csv`)
}

/** The same of rows that were imported, and of which something has to be known. */
export async function saveNotes(connection: Connection, found: Import, file: string): Promise<Saved> {
  return found.noted === 0 ? nothing : save(connection, getImportNotes.path, found, `${file}.noted.csv`)
}

async function save(connection: Connection, route: string, found: Import, target: string): Promise<Saved> {
  const response = await (connection.fetch ?? fetch)(
    `${connection.baseUrl}${route.replace('{id}', found.id)}`,
    connection.headers && { headers: connection.headers },
  )
  if (!response.ok || response.body === null) throw new CliError(`What could not be used could not be read (${response.status}).`)
  const half = `${target}.part`
  try {
    {
      await using handle = await open(half, 'w', 0o600)
      for await (const chunk of response.body) await handle.writeFile(chunk)
    }
    await rename(half, target)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!unwritable.has(code)) throw error
    // The import itself is done: what became of it is told all the same.
    return {
      at: null,
      refusal: `${target} could not be written (${code}). The same list can be downloaded on the page Imports of the desk.`,
    }
  }
  return { at: target, refusal: null }
}

/** Folders that are not ours, disks that only read, and full ones. */
const unwritable = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EISDIR'])
