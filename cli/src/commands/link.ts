import { link } from '@evenhand/domain/linkage/link.ts'
import type { RecordFormat } from '@evenhand/contract/imports.ts'
import { Option } from 'commander'
import type { Command } from 'commander'
import { CliError, exitCodes } from '../failure.ts'
import type { ExitCode } from '../failure.ts'
import type { Io } from '../io.ts'
import { mappingOf } from '../link/columns.ts'
import { readPeople } from '../link/read-people.ts'
import type { People } from '../link/read-people.ts'
import { tellRejected, writeJson, writeText } from '../link/tell-link.ts'

const formats: readonly RecordFormat[] = ['csv', 'jsonl', 'parquet']
type Options = { json?: true; id?: string; columns?: string; format?: RecordFormat }

const examples = `
FILE holds one person a row, the id in the first column; it is CSV, lines of JSON or Parquet, told by its name unless --format says so. Looked for are rows of one person: within FILE, or between FILE and FILE2. Known columns are names
(first_name, surname, name), handles (handle, username, twitter, …), email, phone, dob, city, postcode and language; others are named with --columns.
No server, no database; nothing is linked or changed. docs/linkage.md says how it is judged and how good it is.
Rows that cannot be used are named with line and reason; the rest goes on, and the exit code is 1.

Examples:
  evenhand link customers.csv
  evenhand link customers.csv profiles.csv --json > links.json
  evenhand link export.csv --id customer_no --columns email=Contact,handle=Insta,handle=X --json`

/** `evenhand link`: which rows are one person, by evidence. */
export function addLink(program: Command, io: Io, end: (code: ExitCode) => void): void {
  program
    .command('link')
    .description('Finds rows that are one person, with a probability and the evidence for and against.')
    .argument('<file>', 'people, gzip or not')
    .argument('[file2]', 'another one: then only pairs across the two are told')
    .option('--id <column>', 'the column that names a row (otherwise the first)')
    .option('--columns <map>', 'FIELD=COLUMN, separated by commas')
    .addOption(new Option('--format <format>', 'how the files are written').choices(formats))
    .option('--json', 'everything as one JSON document')
    .addHelpText('after', examples)
    .action(async (file: string, file2: string | undefined, options: Options) => end(await tellLinks(io, file, file2, options)))
}

async function tellLinks(io: Io, file: string, file2: string | undefined, options: Options): Promise<ExitCode> {
  const mapping = mappingOf(options.columns)
  const first = await readPeople(file, options.id, mapping, options.format)
  const second = file2 === undefined ? null : await readPeople(file2, options.id, mapping, options.format)
  tellRejected(io, file, first)
  if (second !== null) tellRejected(io, file2 ?? '', second)
  for (const [name, { people }] of [[file, first] as const, ...(second === null ? [] : [[file2 ?? '', second] as const])]) {
    if (people.length === 0) throw new CliError(`No row of ${name} can be used.`)
  }
  const linked = link(first.people, second?.people ?? null)
  if (linked.passedOver > 0)
    io.err(`${linked.passedOver} groups that share something frequent are too large to compare by it alone.\n`)
  const rejected = [...first.rejected, ...(second?.rejected ?? [])]
  if (options.json) await writeJson(io, linked, labelled(first, second, file, file2))
  else await writeText(io, linked)
  return rejected.length > 0 ? exitCodes.failed : exitCodes.done
}

/** With two files a line alone does not say where. */
function labelled(first: People, second: People | null, file: string, file2 = '') {
  return second === null ? first.rejected : [...ofFile(file, first), ...ofFile(file2, second)]
}

const ofFile = (file: string, { rejected }: People) => rejected.map(row => ({ file, ...row }))
