import { FileError } from '../file-error.ts'
import type { Database } from './database.ts'
import { quoted } from './database.ts'
import type { Cells } from './formats/format.ts'

/**
 * Which cases are public, by the names of their channels: no export of a desk tells it, and a name says little by itself (posts and private
 * messages often share one), so that somebody has to say it.
 * @param names of channels in which everybody can read, in any case
 * @throws FileError where the file names no channel, or none of these
 */
export async function publicByChannel(
  database: Database,
  { channel = null }: Cells,
  table: string,
  names: readonly string[],
): Promise<string> {
  if (channel === null) throw new FileError('wrong-header', 'The file names no channels, and so none of them can be public.')
  const wanted = names.map(name => name.toLowerCase())
  const rows = await database.rows(
    `select distinct ${channel} as name from ${table} where ${channel} is not null order by 1 limit 200`,
  )
  const found = rows.map(({ name }) => String(name))
  const strange = names.find(name => !found.some(own => own.toLowerCase() === name.toLowerCase()))
  if (strange !== undefined) {
    throw new FileError(
      'bad-mapping',
      `No case came by the channel "${strange}". The file names ${found.length === 0 ? 'none' : found.slice(0, 12).join(', ')}.`,
    )
  }
  return `case when lower(${channel}) in (${wanted.map(quoted).join(', ')}) then 'true' when ${channel} is not null then 'false' end`
}
