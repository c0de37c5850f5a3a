import { readRecordMapping, recordFormats } from '@evenhand/contract/imports.ts'
import type { Import, RecordFormat } from '@evenhand/contract/imports.ts'
import type { RecordKind } from '@evenhand/contract/records.ts'
import { Option } from 'commander'
import type { Command } from 'commander'
import { CliError, exitCodes } from '../failure.ts'
import type { ExitCode } from '../failure.ts'
import { formatOf } from '../format-of.ts'
import { bringIn, count, listedIn } from '../import/bring-in.ts'
import { readMapping } from '../import/read-mapping.ts'
import type { Io } from '../io.ts'

type Options = { format?: RecordFormat; mapping?: string; dryRun?: true; currency?: string; zone?: string; json?: true }

const what: Readonly<Record<RecordKind, { one: string; summary: string; description: string; example: string }>> = {
  customers: {
    one: 'customer',
    summary: 'import customers of another system',
    description: 'Imports customers, by the ids that your company has given them.',
    example: `
  evenhand import customers customers.csv --dry-run
  evenhand import customers crm.parquet --mapping crm.json`,
  },
  orders: {
    one: 'order',
    summary: 'import orders, refunds and subscriptions',
    description: 'Imports orders, refunds, cancellations and subscriptions of customers who are known.',
    example: `
  evenhand import orders orders.csv --currency EUR --dry-run
  evenhand import orders shop.jsonl.gz --mapping shop.json`,
  },
  contacts: {
    one: 'contact',
    summary: 'import mails, calls and chats of other systems',
    description: 'Imports mails, calls and chats of other systems: an honest attempt that failed starts the clock of a case.',
    example: `
  evenhand import contacts calls.csv --zone Europe/Paris
  evenhand import contacts calls.csv --mapping phone-system.json --json`,
  },
}

const notes = `
CSV, lines of JSON or Parquet, told by the name of the file unless --format says so; columns are found by their usual names in several languages,
and a mapping file says what they cannot tell (docs/import.md). Rows that cannot be used are written to FILE.rejected.csv with line and reason, the
others are imported; what else is to be known of a row stands in FILE.noted.csv. Importing a file twice changes nothing. Ctrl-C stops between two
pieces; the same command again goes on where it stopped.

Examples:`

/** `evenhand import customers|orders|contacts`: what other systems know comes in. */
export function addImportRecords(group: Command, io: Io, end: (code: ExitCode) => void): void {
  for (const kind of ['customers', 'orders', 'contacts'] as const) {
    const { summary, description, example } = what[kind]
    const command = group
      .command(kind)
      .summary(summary)
      .description(description)
      .argument('<file>', 'the file, gzip or not')
      .addOption(new Option('--format <format>', 'how it is written').choices([...recordFormats]))
      .option('--mapping <file>', 'JSON that says which of its headers are which of our fields')
      .option('--dry-run', 'only say what would change')
      .option('--zone <zone>', 'the time zone of times that name none, such as Europe/Paris')
      .option('--json', 'the result as JSON')
      .addHelpText('after', `${notes}${example}`)
    if (kind === 'orders') command.option('--currency <code>', 'the currency of rows that name none, such as EUR')
    command.action(async (file: string, options: Options) => end(await importRecords(io, kind, file, options)))
  }
}

async function importRecords(io: Io, kind: RecordKind, file: string, options: Options): Promise<ExitCode> {
  const mapping = await mappingOf(kind, options)
  const query = {
    kind,
    format: options.format ?? formatOf(file),
    ...(mapping !== null && { mapping }),
    ...(options.dryRun && { dryRun: 'true' as const }),
  }
  return bringIn(io, file, query, { isJson: options.json === true, inWords: inWords(kind) })
}

/** What the mapping file says, with what the options say where it does not. */
async function mappingOf(kind: RecordKind, { mapping: file, currency, zone }: Options): Promise<string | null> {
  if (file === undefined && currency === undefined && zone === undefined) return null
  const text = file === undefined ? '{}' : await readMapping(file, read => readRecordMapping(kind, read))
  const read = readRecordMapping(kind, text)
  if (!read.ok) throw new CliError(read.message, exitCodes.misused)
  const { constants, time } = read.mapping
  const together = {
    ...read.mapping,
    constants: { ...(currency !== undefined && { currency: currency.toUpperCase() }), ...constants },
    time: { ...(zone !== undefined && { zone }), ...time },
  }
  return JSON.stringify(together)
}

function inWords(kind: RecordKind): (found: Import, rejectedFile: string | null, notedFile: string | null) => string[] {
  const { one } = what[kind]
  return ({ accepted, changed, duplicates, rejected, noted, dryRun }, rejectedFile, notedFile) => [
    dryRun ? 'Nothing was changed. An import would give:' : '',
    `${count(accepted, `new ${one}`)}, ${changed.toLocaleString('en')} changed, ${duplicates.toLocaleString('en')} unchanged.`,
    rejected > 0 ? `${count(rejected, 'row')} could not be used${listedIn('; line and reason are in', rejectedFile)}.` : '',
    noted > 0
      ? `Something is to be known of ${count(noted, 'row')} that could be used${listedIn('; it stands in', notedFile)}.`
      : '',
  ]
}
