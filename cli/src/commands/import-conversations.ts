import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { call } from '@evenhand/contract/client.ts'
import type { Connection } from '@evenhand/contract/client.ts'
import { cancelImport, historyDays, importFormats, readImportMapping } from '@evenhand/contract/imports.ts'
import type { Import, ImportFormat } from '@evenhand/contract/imports.ts'
import { Option } from 'commander'
import type { Command } from 'commander'
import { CliError, exitCodes } from '../failure.ts'
import type { ExitCode } from '../failure.ts'
import { follow } from '../import/follow.ts'
import { Progress } from '../import/progress.ts'
import { saveRejects } from '../import/save-rejects.ts'
import { upload } from '../import/upload.ts'
import type { Io } from '../io.ts'
import { addImportArticles } from './import-articles.ts'

type Options = { format: ImportFormat; mapping?: string; channel?: string; history?: true; json?: true }

const examples = `
twcs is the layout of "Customer Support on Twitter"; jsonl and csv are our own (docs/import.md), and a mapping file explains other
headers. Gzip is unpacked. Rows that cannot be used are written to FILE.rejected.csv with line and reason.
Ctrl-C stops between two pieces; the same command again goes on where it stopped. Importing a file twice changes nothing.

Examples:
  evenhand import conversations twcs.csv --format twcs
  evenhand import conversations export.csv.gz --format csv --mapping our-desk.json --channel "Old desk"
  evenhand import conversations old-years.csv --format csv --history
  evenhand import conversations messages.jsonl --format jsonl --json`

/** `evenhand import conversations`: a file of messages becomes conversations and cases. */
export function addImport(program: Command, io: Io, end: (code: ExitCode) => void): void {
  const group = program.command('import').description('Brings in what stands elsewhere.')
  addImportArticles(group, io, end)
  group
    .command('conversations')
    .summary('import a file of messages')
    .description('Imports a file of messages: threads become conversations, and what is open becomes a case.')
    .argument('<file>', 'the file, gzip or not')
    .addOption(new Option('--format <format>', 'how it is written').choices([...importFormats]).makeOptionMandatory())
    .option('--mapping <file>', 'JSON that says which of its headers are which of our fields')
    .option('--channel <name>', 'where messages go that name no channel')
    .option('--history', `keep conversations that ended more than ${historyDays} days ago to be read, not in the queue`)
    .option('--json', 'the result as JSON')
    .addHelpText('after', examples)
    .action(async (file: string, options: Options) => end(await importFile(io, file, options)))
}

async function importFile(io: Io, file: string, options: Options): Promise<ExitCode> {
  // Before a server is started for it.
  if ((await stat(file)).isDirectory()) throw new CliError(`${file} is a folder. Name the file in it.`)
  const mapping = options.mapping === undefined ? undefined : await readMapping(options.mapping)
  const query = {
    format: options.format,
    fileName: path.basename(file),
    ...(options.channel !== undefined && { channel: options.channel }),
    ...(mapping !== undefined && { mapping }),
    ...(options.history && { history: 'true' as const }),
  }
  const stopping = new AbortController()
  using _ = io.onInterrupt(() => stopping.abort())
  // Awaited here: until then Ctrl-C is ours.
  return await io.withServer(async connection => {
    const progress = new Progress(io)
    const started = await orStopped(
      upload(connection, file, query, stopping.signal, (sent, total) => progress.sending(sent, total)),
      stopping.signal,
    )
    const found = await follow(connection, started.id, stopping.signal, (now, most) => progress.of(now, most))
    progress.end()
    if (found.state === 'running') return interrupted(io, connection, found)
    return tell(io, found, await saveRejects(connection, found, file), options)
  })
}

/** Looked at here already: of a large file it would be told only when all of it had been sent. */
async function readMapping(file: string): Promise<string> {
  const text = await readFile(file, 'utf8')
  const read = readImportMapping(text)
  if (!read.ok) throw new CliError(`${file}: ${read.message}`)
  return text
}

/** An upload that Ctrl-C ended has left nothing behind. */
async function orStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (signal.aborted) throw new CliError('Stopped while the file was being sent. Nothing was imported.', exitCodes.interrupted)
    throw error
  }
}

async function interrupted(io: Io, connection: Connection, { id }: Import): Promise<ExitCode> {
  const { messagesDone } = await call(connection, cancelImport, { params: { id } })
  io.err(`Stopped. ${messagesDone.toLocaleString('en')} messages are stored; the same command again goes on from there.\n`)
  return exitCodes.interrupted
}

async function tell(io: Io, found: Import, rejectedFile: string | null, options: Options): Promise<ExitCode> {
  if (options.json) await io.out(`${JSON.stringify({ ...found, rejectedFile }, null, 2)}\n`)
  if (found.state !== 'done') {
    io.err(`The import ${found.state === 'failed' ? 'failed' : 'was cancelled'}. ${found.error ?? ''}`.trim().concat('\n'))
    if (rejectedFile !== null) io.err(`The rows that could not be used are in ${rejectedFile}, each with its reason.\n`)
    return exitCodes.failed
  }
  if (!options.json) await io.out(inWords(found, rejectedFile))
  if (found.waiting > 0) {
    io.err(
      `${found.waiting.toLocaleString('en')} messages wait to become cases: no worker is running. Start one: evenhand serve --role worker\n`,
    )
  }
  return exitCodes.done
}

const count = (value: number, word: string) => `${value.toLocaleString('en')} ${word}${value === 1 ? '' : 's'}`

function inWords({ accepted, duplicates, rejected, putAside, historyBefore }: Import, rejectedFile: string | null): string {
  const lines = [
    `${count(accepted, 'new message')}.`,
    historyBefore === null
      ? ''
      : `Conversations that ended before ${historyBefore.slice(0, 10)} are kept as history, outside the queue.`,
    duplicates > 0 ? `${count(duplicates, 'message')} had been imported before; nothing about them changed.` : '',
    rejected > 0 ? `${count(rejected, 'row')} could not be used; line and reason are in ${rejectedFile}.` : '',
    putAside > 0 ? `${count(putAside, 'message')} could not be handled; "evenhand doctor" says more.` : '',
  ]
  return lines
    .filter(line => line !== '')
    .map(line => `${line}\n`)
    .join('')
}
