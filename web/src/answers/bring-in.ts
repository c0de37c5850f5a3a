import { exportOf } from '@evenhand/language/answers/reading/export-of.ts'
import type { ArticleImport } from '@evenhand/contract/answers.ts'
import { request } from '../api/request.ts'
import { texts } from '../texts/en.ts'
import { answerRoutes } from './answer-routes.ts'
import { readFiles, type PlacedFile } from './read-dropped.ts'

export type Source = 'markdown' | 'zendesk' | 'chatwoot'

/** A name that ends in .json is an export; whose, its words say. */
export function guessSource(files: readonly PlacedFile[], head: string): Source {
  if (!files.some(({ name }) => /\.json$/i.test(name))) return 'markdown'
  return exportOf(head)
}

/** Bytes of one request, with room for what JSON adds; and how many files. */
const mostAtOnce = { bytes: 8 * 1024 ** 2, files: 500 }

/** Sends the files in pieces and adds up what came of them. @param dryRun writes nothing: what would happen */
export async function bringIn(
  source: Source,
  language: string | null,
  placed: readonly PlacedFile[],
  dryRun: boolean,
): Promise<ArticleImport> {
  const sum: ArticleImport = { created: 0, changed: 0, unchanged: 0, leftOut: [], dryRun }
  for (const part of inParts(placed)) {
    const { files, unreadable } = await readFiles(part)
    sum.leftOut.push(...unreadable.map(name => ({ name, article: null, reason: texts.bring.notText })))
    if (files.length === 0) continue
    const done = await request(answerRoutes.bring, { body: { source, language, files, dryRun } })
    sum.created += done.created
    sum.changed += done.changed
    sum.unchanged += done.unchanged
    sum.leftOut.push(...done.leftOut)
  }
  return sum
}

function inParts(files: readonly PlacedFile[]): PlacedFile[][] {
  const parts: PlacedFile[][] = [[]]
  let bytes = 0
  for (const placed of files) {
    const part = parts.at(-1) ?? []
    if (part.length > 0 && (bytes + placed.file.size > mostAtOnce.bytes || part.length >= mostAtOnce.files)) {
      parts.push([placed])
      bytes = placed.file.size
    } else {
      part.push(placed)
      bytes += placed.file.size
    }
  }
  return parts
}
