import { open, rename } from 'node:fs/promises'
import type { Connection } from '@evenhand/contract/client.ts'
import { getImportRejects } from '@evenhand/contract/imports.ts'
import type { Import } from '@evenhand/contract/imports.ts'
import { CliError } from '../failure.ts'

/** Writes the rejected rows beside the file: line, reason, content. @returns where they are, or null when there are none */
export async function saveRejects(connection: Connection, found: Import, file: string): Promise<string | null> {
  if (found.rejected === 0) return null
  const target = `${file}.rejected.csv`
  const response = await (connection.fetch ?? fetch)(
    `${connection.baseUrl}${getImportRejects.path.replace('{id}', found.id)}`,
    connection.headers && { headers: connection.headers },
  )
  if (!response.ok || response.body === null) throw new CliError(`The rejected rows could not be read (${response.status}).`)
  const half = `${target}.part`
  {
    await using handle = await open(half, 'w', 0o600)
    for await (const chunk of response.body) await handle.writeFile(chunk)
  }
  await rename(half, target)
  return target
}
