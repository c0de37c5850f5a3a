import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { importArticles, importSources, type ArticleImport } from '@evenhand/contract/answers.ts'
import { call } from '@evenhand/contract/client.ts'
import type { Connection } from '@evenhand/contract/client.ts'
import { exportHead, exportOf } from '@evenhand/language/answers/reading/export-of.ts'
import { Option } from 'commander'
import type { Command } from 'commander'
import { textOfFile } from '../answers/text-of-file.ts'
import { CliError, exitCodes } from '../failure.ts'
import type { ExitCode } from '../failure.ts'
import type { Io } from '../io.ts'

type Source = (typeof importSources)[number]
type Options = { from?: Source; language?: string; dryRun?: true; json?: true }
type Named = { name: string; text: string }

const examples = `
A folder is read with all its folders: every .md, .markdown and .txt file is one article, known again by its place in the folder. Front
matter may say title, language, tags and url. The export of a help centre is one JSON file or a folder of them. The same again changes
nothing; what was changed in the desk stays until the file says something new. Nothing is deleted.

Examples:
  evenhand import articles help-centre/ --dry-run
  evenhand import articles help-centre/ --language de
  evenhand import articles articles.json
  evenhand import articles exports/ --from zendesk`

/** `evenhand import articles`: what a help centre says becomes answers that are offered. */
export function addImportArticles(group: Command, io: Io, end: (code: ExitCode) => void): void {
  group
    .command('articles')
    .summary('import articles: Markdown, or the export of a help centre')
    .description('Imports articles, which are offered beside the reply box.')
    .argument('<place>', 'a file, or a folder of files')
    .addOption(
      new Option('--from <source>', 'what it is; a .json file says it itself, everything else is Markdown').choices([
        ...importSources,
      ]),
    )
    .option('--language <tag>', 'language of files that do not say theirs, e.g. de')
    .option('--dry-run', 'only say what would happen')
    .option('--json', 'the result as JSON')
    .addHelpText('after', examples)
    .action(async (place: string, options: Options) => end(await importPlace(io, place, options)))
}

const readable: Readonly<Record<Source, RegExp>> = {
  markdown: /\.(md|markdown|txt)$/i,
  zendesk: /\.json$/i,
  chatwoot: /\.json$/i,
}
/** Of one request. */
const mostAtOnce = { characters: 4_000_000, files: 500 }

async function importPlace(io: Io, place: string, options: Options): Promise<ExitCode> {
  // Before a server is started for it.
  const from = options.from ?? (await sourceOf(place))
  const paths = await filesIn(place, readable[from])
  if (paths.length === 0) throw new CliError(`There is no file to read in ${place}.`)
  return await io.withServer(async connection => {
    const sum = await sendAll(connection, paths, { ...options, from })
    if (options.json) await io.out(`${JSON.stringify(sum, null, 2)}\n`)
    else await io.out(inWords(sum))
    for (const { name, article, reason } of sum.leftOut) io.err(`${name}${article === null ? '' : `, ${article}`}: ${reason}\n`)
    return sum.leftOut.length > 0 && sum.created + sum.changed + sum.unchanged === 0 ? exitCodes.failed : exitCodes.done
  })
}

/** Whose export a .json file is; a folder, and every other file, is Markdown. */
async function sourceOf(place: string): Promise<Source> {
  if (!/\.json$/i.test(place) || (await stat(place)).isDirectory()) return 'markdown'
  return exportOf(((await textOfFile(place)) ?? '').slice(0, exportHead))
}

type Sent = Options & { from: Source }
type Found = { name: string; file: string }

/** Every file that may hold articles, with its place inside the folder, in order. */
async function filesIn(place: string, pattern: RegExp): Promise<Found[]> {
  if (!(await stat(place)).isDirectory()) return [{ name: path.basename(place), file: place }]
  const entries = await readdir(place, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile() && pattern.test(entry.name))
    .map(entry => path.join(entry.parentPath, entry.name))
    .map(file => ({ file, name: path.relative(place, file).split(path.sep).join('/') }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

async function sendAll(connection: Connection, found: readonly Found[], options: Sent): Promise<ArticleImport> {
  const sum: ArticleImport = { created: 0, changed: 0, unchanged: 0, leftOut: [], dryRun: options.dryRun ?? false }
  let waiting: Named[] = []
  const send = async (): Promise<void> => {
    if (waiting.length > 0) add(sum, await sendFiles(connection, waiting, options))
    waiting = []
  }
  for (const { name, file } of found) {
    const text = await textOfFile(file)
    if (text === null) sum.leftOut.push({ name, article: null, reason: 'This is no text in UTF-8.' })
    else waiting.push({ name, text })
    const characters = waiting.reduce((total, one) => total + one.text.length, 0)
    if (waiting.length >= mostAtOnce.files || characters > mostAtOnce.characters) await send()
  }
  await send()
  return sum
}

function sendFiles(connection: Connection, files: Named[], { from, language, dryRun }: Sent): Promise<ArticleImport> {
  return call(connection, importArticles, {
    body: { source: from, files, dryRun: dryRun ?? false, ...(language ? { language } : {}) },
  })
}

function add(sum: ArticleImport, { created, changed, unchanged, leftOut }: ArticleImport): void {
  sum.created += created
  sum.changed += changed
  sum.unchanged += unchanged
  sum.leftOut.push(...leftOut)
}

function inWords({ created, changed, unchanged, leftOut, dryRun }: ArticleImport): string {
  const verb = dryRun ? 'would be ' : ''
  const parts = [`${created} ${verb}new`, `${changed} ${verb}changed`, `${unchanged} as they were`]
  return `${parts.join(', ')}${leftOut.length > 0 ? `, ${leftOut.length} left out` : ''}.\n`
}
