import { rename, writeFile } from 'node:fs/promises'
import { historyFormatNames } from '@evenhand/files/histories/recognise.ts'
import type { AuditDocument } from '@evenhand/files/report/document.ts'
import { reportPage } from '@evenhand/files/report/page.ts'
import { Option } from 'commander'
import type { Command } from 'commander'
import { auditFile } from '../audit/audit-file.ts'
import { readWatch, watched } from '../audit/fail-on.ts'
import type { Watch } from '../audit/fail-on.ts'
import { auditText } from '../audit/tell-audit.ts'
import { CliError, exitCodes } from '../failure.ts'
import type { ExitCode } from '../failure.ts'
import type { Io } from '../io.ts'
import { refuseFolder } from '../refuse-folder.ts'

type Options = {
  customers?: string
  format: string
  mapping?: string
  tz?: string
  publicChannels?: string
  out?: string
  json?: true
  failOn: readonly string[]
  includeExamples?: true
  by?: 'agent'
  consultationRecorded?: true
  seed: string
}

const examples = `
FILE is an export of the help desk you have today: CSV, NDJSON, JSON or Parquet, gzip or not, of Zendesk, Freshdesk, HubSpot, Chatwoot, Intercom or
Zammad, the public twcs layout, or case_id, opened_at, first_response_at and whatever else there is. Value and followers often live elsewhere:
--customers joins them by customer_id, email or handle. No server, no database. docs/audit.md says what is measured and how to read it.

Exit codes: 0 done, 1 a condition of --fail-on is met or the file cannot be audited, 2 not understood (a zone or mapping is missing).

Examples:
  evenhand audit export.csv --customers customers.csv --out report.html
  evenhand audit zendesk.csv --tz Europe/Paris --json > audit.json
  evenhand audit history.parquet --fail-on "followers.speed.low>1.02" --fail-on "public.speed.low>1.1"`

/** `evenhand audit`: does our care favour the loud? Answered from any history in one command. */
export function addAudit(program: Command, io: Io, end: (code: ExitCode) => void): void {
  program
    .command('audit')
    .description('Measures on a history of cases whether followers, loudness or publicity bought speed, attention or goodwill.')
    .argument('<file>', 'the export')
    .option('--customers <file>', 'value, followers, language, region by customer_id, email or handle')
    .addOption(
      new Option('--format <format>', 'how the file is written').choices(['auto', ...historyFormatNames]).default('auto'),
    )
    .option('--mapping <file>', 'JSON that gives the columns other names: { "fields": { "opened_at": "Created" } }')
    .option('--tz <zone>', 'the zone of times that name none, as Europe/Paris')
    .option('--public-channels <names>', 'channels in which everybody can read, as "Twitter,Review", where no column says it')
    .option('--out <file>', 'write the report, one HTML file')
    .option('--json', 'everything as one JSON document')
    .option('--fail-on <condition>', 'exit 1 where it is met, as "followers.speed.low>1.02"; may be repeated', collect, [])
    .option('--include-examples', 'show a few cases with their words in the report')
    .addOption(new Option('--by <whom>', 'also by agent; only with --consultation-recorded').choices(['agent']))
    .option('--consultation-recorded', 'those concerned were consulted about measuring by agent')
    .option('--seed <number>', 'of all chance in the audit', '1')
    .addHelpText('after', examples)
    .action(async (file: string, options: Options) => end(await tellAudit(io, file, options)))
}

function namesIn(list: string | undefined): readonly string[] | null {
  if (list === undefined) return null
  const names = list
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '')
  if (names.length === 0) throw new CliError('--public-channels has to name channels, as "Twitter,Review".', exitCodes.misused)
  return names
}

const collect = (condition: string, before: readonly string[]): readonly string[] => [...before, condition]

async function tellAudit(io: Io, file: string, options: Options): Promise<ExitCode> {
  const watches = options.failOn.map(readWatch)
  if (options.by === 'agent' && options.consultationRecorded !== true) {
    throw new CliError(
      'Measuring by agent needs --consultation-recorded: people are measured only after they, or those who speak for them, were consulted.',
      exitCodes.misused,
    )
  }
  const seed = Number(options.seed)
  if (!Number.isSafeInteger(seed)) throw new CliError('--seed has to be a whole number.', exitCodes.misused)
  await refuseFolder(file)
  const found = await auditFile(file, {
    format: options.format === 'auto' ? null : options.format,
    customers: options.customers ?? null,
    mapping: options.mapping ?? null,
    zone: options.tz ?? null,
    publicChannels: namesIn(options.publicChannels),
    byAgent: options.by === 'agent',
    examples: options.includeExamples === true,
    seed,
    now: io.now(),
    onInterrupt: io.onInterrupt,
    onStep: step => io.err(io.isTerminal ? `\r\u001b[2K${step} …` : `${step} …\n`),
  })
  if (io.isTerminal) io.err('\r\u001b[2K')
  await write(io, found, options)
  if (found.findings.length === 0) io.err(`${nothingMeasured(found.history.cases)}\n`)
  const told = tellWatches(io, found, watches)
  return found.findings.length === 0 ? exitCodes.failed : told
}

function nothingMeasured(cases: number): string {
  return cases === 1
    ? 'The file holds one case, and an audit compares cases with each other: some hundreds are a beginning.'
    : 'Nothing could be measured on this file.'
}

async function write(io: Io, found: AuditDocument, options: Options): Promise<void> {
  if (options.out !== undefined) {
    // Nobody reads half a report.
    await writeFile(`${options.out}.part`, reportPage(found))
    await rename(`${options.out}.part`, options.out)
    io.err(`The report is ${options.out}.\n`)
  }
  await io.out(options.json === true ? `${JSON.stringify(found)}\n` : auditText(found))
}

function tellWatches(io: Io, { findings }: AuditDocument, watches: readonly Watch[]): ExitCode {
  const told = watches.map(watch => watched(findings, watch))
  for (const { sentence } of told) io.err(`${sentence}\n`)
  return told.some(({ met }) => met) ? exitCodes.failed : exitCodes.done
}
