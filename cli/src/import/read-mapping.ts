import { readFile } from 'node:fs/promises'
import { CliError } from '../failure.ts'

type Read = (text: string) => { ok: true } | { ok: false; message: string }

/**
 * The text of a mapping. Looked at here already: of a large file it would be told only when all of it had been sent.
 * @throws CliError with what does not fit
 */
export async function readMapping(file: string, read: Read): Promise<string> {
  const text = await readFile(file, 'utf8')
  const found = read(text)
  if (!found.ok) throw new CliError(`${file}: ${found.message}`)
  return text
}
