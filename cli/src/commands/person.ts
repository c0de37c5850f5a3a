import { open, rename } from 'node:fs/promises'
import { call } from '@evenhand/contract/client.ts'
import type { Connection } from '@evenhand/contract/client.ts'
import { objectAsCustomer, objectAsProfile } from '@evenhand/contract/links.ts'
import { erasePerson, exportPerson, findPerson, previewErasure } from '@evenhand/contract/person.ts'
import type { Erasure, FoundPerson } from '@evenhand/contract/person.ts'
import { Option, type Command } from 'commander'
import { CliError, exitCodes } from '../failure.ts'
import type { ExitCode } from '../failure.ts'
import type { Io } from '../io.ts'
import { printable } from '../show/printable.ts'
import { table } from '../show/table.ts'

const whom = 'an id, your own id of the customer, a mail address, a phone number or a handle'

const eraseExamples = `
Without --yes it only tells what would go. Words, names, orders and contacts go; what was decided stays, without a word and without a name.
It cannot be taken back, and copies made by evenhand backup keep what they hold: docs/privacy.md.

Examples:
  evenhand person erase maria@example.com            what would go
  evenhand person erase maria@example.com --yes      it goes`

const objectExamples = `
Examples:
  evenhand person object maria@example.com --to linking              nobody is linked to them any more
  evenhand person object maria@example.com --to scoring --withdraw   they have changed their mind`

/** `evenhand person`: one person's data, given out and erased, and what they object to. */
export function addPerson(program: Command, io: Io, end: (code: ExitCode) => void): void {
  const person = program
    .command('person')
    .summary('give out or erase all that is kept of one person; note what they object to')
    .description(
      'Gives out or erases all that is kept of one person, and notes what they object to. All is written down in the audit log, without the data.',
    )
  person
    .command('export')
    .description('Writes everything that is kept of a person into a file, to be given to them.')
    .argument('<person>', whom)
    .requiredOption('--out <file>', 'where to write it, as JSON')
    .addHelpText('after', '\nExample:\n  evenhand person export maria@example.com --out maria.json')
    .action(async (named: string, { out }: { out: string }) => {
      await io.withServer(connection => writeExport(io, connection, named, out))
      end(exitCodes.done)
    })
  person
    .command('erase')
    .description('Erases everything that is kept of a person.')
    .argument('<person>', whom)
    .option('--dry-run', 'only tell what would go, which is also what happens without --yes')
    .option('--yes', 'erase it')
    .option('--json', 'what goes, as JSON')
    .addHelpText('after', eraseExamples)
    .action(async (named: string, options: EraseOptions) => {
      await io.withServer(connection => erase(io, connection, named, options))
      end(exitCodes.done)
    })
  addObject(person, io, end)
}

/** `evenhand person object`: what somebody asked for, in one line. */
function addObject(person: Command, io: Io, end: (code: ExitCode) => void): void {
  person
    .command('object')
    .description('Notes that somebody objects to being linked or to being scored, or that they have changed their mind.')
    .argument('<person>', whom)
    .addOption(new Option('--to <what>', 'what they object to').choices(['linking', 'scoring']).makeOptionMandatory())
    .option('--withdraw', 'they have changed their mind')
    .option('--json', 'as it is now, as JSON')
    .addHelpText('after', objectExamples)
    .action(async (named: string, options: ObjectOptions) => {
      await io.withServer(connection => object(io, connection, named, options))
      end(exitCodes.done)
    })
}

type ObjectOptions = { to: 'linking' | 'scoring'; withdraw?: true; json?: true }

async function object(io: Io, connection: Connection, named: string, { to, withdraw, json }: ObjectOptions): Promise<void> {
  const { id, kind, name } = await personOf(connection, named)
  const objects = withdraw !== true
  if (kind === 'customer') await call(connection, objectAsCustomer, { params: { id }, body: { to, objects } })
  else if (to === 'linking') await call(connection, objectAsProfile, { params: { id }, body: { objects } })
  else throw new CliError(`${printable(name)} is no customer on record, so nothing is worked out about them.`)
  const told = { person: { id, kind, name }, to, objects }
  await io.out(
    json ? `${JSON.stringify(told, null, 2)}\n` : `${printable(name)}: ${sentences[to][objects ? 'made' : 'withdrawn']}\n`,
  )
}

const sentences = {
  linking: {
    made: 'their links are ended, and nobody is linked to them. What they are promised is the same as for everybody.',
    withdrawn: 'the links that their objection ended hold again.',
  },
  scoring: {
    made: 'nothing is worked out about them. Their service is the one for everybody, and never worse.',
    withdrawn: 'what they are worth is worked out again.',
  },
}

type EraseOptions = { dryRun?: true; yes?: true; json?: true }

async function erase(io: Io, connection: Connection, named: string, { dryRun, yes, json }: EraseOptions): Promise<void> {
  const id = await idOf(connection, named)
  const preview = await call(connection, previewErasure, { params: { id } })
  const isDone = yes === true && dryRun !== true
  const told = isDone ? await call(connection, erasePerson, { params: { id }, body: { name: preview.name } }) : preview
  await io.out(json ? `${JSON.stringify({ erased: isDone, ...told }, null, 2)}\n` : inWords(told, isDone))
  if (!isDone) io.err('Nothing has gone yet. The same with --yes erases it, and cannot be taken back.\n')
}

function inWords({ name, rows, openCases, suggested }: Erasure, isDone: boolean): string {
  const lines = Object.entries(rows).map(([kind, count]) => [String(count), kind.replaceAll('_', ' ')])
  const worked = openCases === 1 ? 'One case of theirs was' : `${openCases} cases of theirs were`
  return [
    `${printable(name)}${isDone ? ' is erased. These rows are deleted or emptied:' : ': these rows would be deleted or emptied:'}\n`,
    lines.length === 0 ? 'none\n' : table(lines),
    openCases > 0 ? `${worked} still worked, and ${isDone ? 'resolved with it' : 'would be resolved with it'}.\n` : '',
    ...suggested.map(other => `${printable(other.name)} is only suggested to be them, and stays.\n`),
  ].join('')
}

async function writeExport(io: Io, connection: Connection, named: string, file: string): Promise<void> {
  const id = await idOf(connection, named)
  const { person, ...rest } = await call(connection, exportPerson, { params: { id } })
  const half = `${file}.part`
  {
    // Nobody else on this machine has to read it.
    await using handle = await open(half, 'w', 0o600)
    await handle.writeFile(`${JSON.stringify({ person, ...rest }, null, 2)}\n`)
  }
  await rename(half, file)
  const rows = Object.values(rest.tables).reduce((sum, one) => sum + one.length, 0)
  io.err(`${rows} rows about ${printable(person.name)} are in ${file}. It is personal: delete it when it has been given out.\n`)
}

async function idOf(connection: Connection, named: string): Promise<string> {
  return (await personOf(connection, named)).id
}

async function personOf(connection: Connection, named: string): Promise<FoundPerson> {
  const { people } = await call(connection, findPerson, { query: { named } })
  const [found, ...others] = people
  if (found === undefined) throw new CliError(`Nobody here is known as ${printable(named)}.`)
  if (others.length === 0) return found
  const list = table(people.map(({ id, name, knownAs }) => [id, printable(name), printable(knownAs)]))
  throw new CliError(`${people.length} people may be meant. Give the id of one of them:\n${list}`.trimEnd())
}
