import type { Command } from 'commander'
import type { Connection } from '@evenhand/contract/client.ts'
import { exportCorrections } from '@evenhand/contract/understanding-routes.ts'
import { CliError, exitCodes } from '../failure.ts'
import type { ExitCode } from '../failure.ts'
import type { Io } from '../io.ts'

const examples = `
Each line is one message as a person last labelled it, with its words. Words that their author deleted are not among them; the file that
you keep is yours to delete with them.

Examples:
  evenhand corrections --json > corrections.ndjson
  evenhand train --from-corrections corrections.ndjson`

/** `evenhand corrections`: what people said of how messages were read, to learn from. */
export function addCorrections(program: Command, io: Io, end: (code: ExitCode) => void): void {
  program
    .command('corrections')
    .description('Writes what people confirmed and corrected of how messages were read.')
    .option('--json', 'one JSON object a line, as evenhand train takes them; without it, how many there are')
    .addHelpText('after', examples)
    .action(async ({ json }: { json?: true }) => {
      await io.withServer(connection => (json ? writeLines(io, connection) : writeCount(io, connection)))
      end(exitCodes.done)
    })
}

async function writeLines(io: Io, connection: Connection): Promise<void> {
  for await (const text of textsOf(connection)) await io.out(text)
}

async function writeCount(io: Io, connection: Connection): Promise<void> {
  let count = 0
  for await (const text of textsOf(connection)) count += text.split('\n').length - 1
  await io.out(`${count} corrected or confirmed. npx evenhand corrections --json writes them.\n`)
}

async function* textsOf(connection: Connection): AsyncGenerator<string> {
  const url = `${connection.baseUrl}${exportCorrections.path}`
  const response = await (connection.fetch ?? fetch)(url, { headers: { ...connection.headers } })
  if (!response.ok || response.body === null)
    throw new CliError(`The server answered ${response.status} and gave no corrections.`)
  yield* response.body.pipeThrough(new TextDecoderStream())
}
