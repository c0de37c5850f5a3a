import { stat } from 'node:fs/promises'
import { CliError } from './failure.ts'

/**
 * Before anything is begun with a file that was named.
 * @throws CliError for a folder; as `stat` for what is not there
 */
export async function refuseFolder(file: string): Promise<void> {
  if ((await stat(file)).isDirectory()) throw new CliError(`${file} is a folder. Name the file in it.`)
}
