import { call } from '@evenhand/contract/client.ts'
import type { Connection } from '@evenhand/contract/client.ts'
import { addSource, listSources, sourceKinds, updateSource } from '@evenhand/contract/record-sources.ts'
import type { Source } from '@evenhand/contract/record-sources.ts'
import { Argument } from 'commander'
import type { Command } from 'commander'
import { CliError, exitCodes } from '../failure.ts'
import type { ExitCode } from '../failure.ts'
import type { Io } from '../io.ts'
import { printable } from '../show/printable.ts'
import { table } from '../show/table.ts'

const examples = `
Add a source, enter its address at the vendor, then bring the signing secret that the vendor shows; it is read from standard input, so that it
stands in no history of commands. Which events to choose: docs/records-webhooks.md.

Examples:
  evenhand source                                    which there are, and when each was last heard
  evenhand source add stripe "Stripe"                its address
  evenhand source secret "Stripe" < secret.txt       what the vendor signs with
  evenhand source off "Stripe"                       nothing of it is taken any more`

/** `evenhand source`: shops and payment services that tell of customers and orders by themselves. */
export function addSourceCommands(program: Command, io: Io, end: (code: ExitCode) => void): void {
  const run = async (work: (connection: Connection) => Promise<void>): Promise<void> => {
    await io.withServer(work)
    end(exitCodes.done)
  }
  const source = program
    .command('source')
    .summary('shops and payment services that send customers and orders')
    .description('Connects shops and payment services, which send customers, orders, refunds and subscriptions by webhook.')
    .option('--json', 'as JSON')
    .addHelpText('after', examples)
    .action(({ json }: { json?: true }) => run(connection => show(io, connection, json)))
  source
    .command('add')
    .description('Makes an address for a vendor to send to.')
    .addArgument(new Argument('<vendor>', 'who sends').choices([...sourceKinds]))
    .argument('<name>', 'your own name for it')
    .action((kind: Source['kind'], name: string) => run(connection => add(io, connection, kind, name)))
  source
    .command('secret')
    .description('Reads the signing secret of a source from standard input. A former one is taken for 24 hours more.')
    .argument('<name>', 'of the source')
    .action((name: string) => run(connection => setSecret(io, connection, name)))
  for (const [word, disabled] of [['off', true] as const, ['on', false] as const])
    source
      .command(word)
      .description(disabled ? 'Takes nothing of a source any more. What it told stays.' : 'Takes what a source sends again.')
      .argument('<name>', 'of the source')
      .action((name: string) => run(connection => turn(io, connection, name, disabled)))
}

async function show(io: Io, connection: Connection, json: true | undefined): Promise<void> {
  const { sources } = await call(connection, listSources, {})
  if (json) return io.out(`${JSON.stringify(sources, null, 2)}\n`)
  if (sources.length === 0) return io.err('There is no source yet. npx evenhand source add stripe NAME makes one.\n')
  const rows = sources.map(one => [printable(one.name), one.kind, stateOf(one), one.heardAt ?? 'never', one.inboundPath])
  await io.out(table([['name', 'vendor', 'state', 'last heard', 'address'], ...rows]))
}

function stateOf({ disabledAt, hasSecret }: Source): string {
  if (disabledAt !== null) return 'off'
  return hasSecret ? 'on' : 'waits for its secret'
}

async function add(io: Io, connection: Connection, kind: Source['kind'], name: string): Promise<void> {
  const made = await call(connection, addSource, { body: { kind, name } })
  await io.out(`${made.inboundPath}\n`)
  io.err(
    `Enter this path, behind the public address of your desk, as a webhook at ${kind === 'stripe' ? 'Stripe' : 'Shopify'}. Then bring the signing secret that it shows: npx evenhand source secret "${printable(name)}"\n`,
  )
}

async function setSecret(io: Io, connection: Connection, name: string): Promise<void> {
  const { id } = await find(connection, name)
  const chunks: Buffer[] = []
  for await (const chunk of io.input) chunks.push(chunk)
  const secret = Buffer.concat(chunks).toString('utf8').trim()
  if (secret === '') throw new CliError('Give the signing secret on standard input.', exitCodes.misused)
  await call(connection, updateSource, { params: { id }, body: { secret } })
  io.err('The secret is kept, sealed. A former one is taken for 24 hours more.\n')
}

async function turn(io: Io, connection: Connection, name: string, disabled: boolean): Promise<void> {
  const { id } = await find(connection, name)
  await call(connection, updateSource, { params: { id }, body: { disabled } })
  io.err(`${printable(name)} is switched ${disabled ? 'off' : 'on'}.\n`)
}

async function find(connection: Connection, name: string): Promise<Source> {
  const { sources } = await call(connection, listSources, {})
  const found = sources.find(one => one.name === name || one.id === name)
  if (found === undefined) throw new CliError(`There is no source called ${printable(name)}.`)
  return found
}
