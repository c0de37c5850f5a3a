import { exportHead, exportOf } from '@evenhand/language/answers/reading/export-of.ts'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { AnswerDocument } from '@evenhand/language/answers/answer.ts'
import { readChatwootArticles } from '@evenhand/language/answers/reading/read-chatwoot-articles.ts'
import { readMarkdown } from '@evenhand/language/answers/reading/read-markdown.ts'
import { readZendeskArticles } from '@evenhand/language/answers/reading/read-zendesk-articles.ts'
import { CliError, exitCodes } from '../failure.ts'
import { textOfFile } from './text-of-file.ts'

/** Articles of a folder, and a sentence for each that was left out. */
export type ArticlesRead = { documents: AnswerDocument[]; leftOut: string[] }

/**
 * All articles in a folder and those below it, in the order of their paths: Markdown files, and JSON exports of a Zendesk or Chatwoot
 * help centre. The id of a Markdown article is its path from the folder.
 * @throws CliError (misused) when there is no such folder, or nothing in it can answer; why stands in the sentence.
 */
export async function readArticles(directory: string): Promise<ArticlesRead> {
  const read: ArticlesRead = { documents: [], leftOut: [] }
  for (const file of await filesIn(directory)) {
    const text = await textOfFile(path.join(directory, file))
    if (text === null) read.leftOut.push(`${file} is no text in UTF-8.`)
    else if (/\.json$/i.test(file)) addExport(file, text, read)
    else addMarkdown(file, text, read)
  }
  if (read.documents.length === 0) {
    const why = read.leftOut.length === 0 ? '' : ` Left out: ${read.leftOut.join(' ')}`
    throw new CliError(
      `${directory} holds no articles: Markdown files (.md), or exports of a Zendesk or Chatwoot help centre (.json), are read.${why}`,
      exitCodes.misused,
    )
  }
  return read
}

async function filesIn(directory: string): Promise<string[]> {
  try {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true })
    return entries
      .filter(entry => entry.isFile() && /\.(?:md|markdown|json)$/i.test(entry.name))
      .map(entry => path.relative(directory, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
      .toSorted()
  } catch (cause) {
    throw new CliError(`There is no folder ${directory} that may be read.`, exitCodes.misused, { cause })
  }
}

function addMarkdown(file: string, text: string, into: ArticlesRead): void {
  const document = readMarkdown(text, { id: file, title: path.basename(file).replace(/\.(?:md|markdown)$/i, '') })
  if (document.passages.length === 0) into.leftOut.push(`${file} has no words.`)
  else into.documents.push(document)
}

function addExport(file: string, text: string, into: ArticlesRead): void {
  const json = parsed(text)
  if (json === undefined) {
    into.leftOut.push(`${file} is no JSON.`)
    return
  }
  const isZendesk = exportOf(text.slice(0, exportHead)) === 'zendesk'
  const { documents, leftOut } = isZendesk ? readZendeskArticles(json) : readChatwootArticles(json)
  into.documents.push(...documents)
  into.leftOut.push(...leftOut.map(({ id, reason }) => `${[file, id].filter(Boolean).join(', article ')}: ${reason}`))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}
