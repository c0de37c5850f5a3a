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
 * @throws CliError (misused) when there is no such folder, an export is no JSON, or nothing in it can answer.
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
    throw new CliError(
      `${directory} holds no articles: Markdown files (.md), or exports of a Zendesk or Chatwoot help centre (.json), are read.`,
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
  const json = parsed(file, text)
  const isChatwoot = (typeof json === 'object' && json !== null && 'payload' in json) || /"content"\s*:/.test(text.slice(0, 2000))
  const { documents, leftOut } = isChatwoot ? readChatwootArticles(json) : readZendeskArticles(json)
  into.documents.push(...documents)
  into.leftOut.push(...leftOut.map(({ id, reason }) => `${[file, id].filter(Boolean).join(', article ')}: ${reason}`))
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new CliError(`${file} is no JSON.`, exitCodes.misused, { cause })
  }
}
