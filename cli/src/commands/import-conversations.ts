import { historyDays, messageFormats, readImportMapping } from '@evenhand/contract/imports.ts'
import type { Import, MessageFormat } from '@evenhand/contract/imports.ts'
import { Option } from 'commander'
import type { Command } from 'commander'
import type { ExitCode } from '../failure.ts'
import { bringIn, count, listedIn } from '../import/bring-in.ts'
import { readMapping } from '../import/read-mapping.ts'
import type { Io } from '../io.ts'
import { addImportArticles } from './import-articles.ts'
import { addImportRecords } from './import-records.ts'

type Options = { format: MessageFormat; mapping?: string; channel?: string; history?: true; json?: true }

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
  addImportRecords(group, io, end)
  group
    .command('conversations')
    .summary('import a file of messages')
    .description('Imports a file of messages: threads become conversations, and what is open becomes a case.')
    .argument('<file>', 'the file, gzip or not')
    .addOption(new Option('--format <format>', 'how it is written').choices([...messageFormats]).makeOptionMandatory())
    .option('--mapping <file>', 'JSON that says which of its headers are which of our fields')
    .option('--channel <name>', 'where messages go that name no channel')
    .option('--history', `keep conversations that ended more than ${historyDays} days ago to be read, not in the queue`)
    .option('--json', 'the result as JSON')
    .addHelpText('after', examples)
    .action(async (file: string, options: Options) => end(await importFile(io, file, options)))
}

async function importFile(io: Io, file: string, options: Options): Promise<ExitCode> {
  const mapping = options.mapping === undefined ? undefined : await readMapping(options.mapping, readImportMapping)
  const query = {
    kind: 'conversations' as const,
    format: options.format,
    ...(options.channel !== undefined && { channel: options.channel }),
    ...(mapping !== undefined && { mapping }),
    ...(options.history && { history: 'true' as const }),
  }
  return bringIn(io, file, query, { isJson: options.json === true, inWords })
}

function inWords({ accepted, duplicates, rejected, putAside, historyBefore }: Import, rejectedFile: string | null): string[] {
  return [
    `${count(accepted, 'new message')}.`,
    historyBefore === null
      ? ''
      : `Conversations that ended before ${historyBefore.slice(0, 10)} are kept as history, outside the queue.`,
    duplicates > 0 ? `${count(duplicates, 'message')} had been imported before; nothing about them changed.` : '',
    rejected > 0 ? `${count(rejected, 'row')} could not be used${listedIn('; line and reason are in', rejectedFile)}.` : '',
    accepted > 0 ? 'npx evenhand queue shows what is open now, in due order.' : '',
    putAside > 0 ? `${count(putAside, 'message')} could not be handled; "npx evenhand doctor" says more.` : '',
  ]
}
