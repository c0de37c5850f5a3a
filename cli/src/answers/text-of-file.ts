import { readFile } from 'node:fs/promises'

/** The words of a file; null where it is no text in UTF-8, which is said and not guessed. */
export async function textOfFile(file: string): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file))
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
