import { readFile } from 'node:fs/promises'
import { call } from '@evenhand/contract/client.ts'
import type { Connection } from '@evenhand/contract/client.ts'
import { chooseModel, listModels, offerModel, weightsSchema } from '@evenhand/contract/models.ts'
import type { Models } from '@evenhand/contract/models.ts'
import type { Command } from 'commander'
import { CliError, exitCodes } from '../failure.ts'
import type { ExitCode } from '../failure.ts'
import type { Io } from '../io.ts'
import { comparisonWords, modelTable } from '../understand/model-words.ts'

const examples = `
Weights come from evenhand train. Offered ones are kept and measured beside the version that reads, on messages that neither was taught: those that
Evenhand holds back, and one in five of your corrections. They read nothing until somebody accepts them; going back is one word.

Examples:
  evenhand model                            which version reads, and which there are
  evenhand model offer new-weights.json     measure it beside the one that reads; nothing changes
  evenhand model accept new-weights.json    the same, and messages are read by it from now on
  evenhand model accept 3f9a1c0b7d2e        a version that was offered before
  evenhand model back                       the version that read before`

/** `evenhand model`: which version of the language model reads, beside what, and since when. */
export function addModel(program: Command, io: Io, end: (code: ExitCode) => void): void {
  const model = program
    .command('model')
    .description('Says which version of the language model reads messages, and lets another one read.')
    .option('--json', 'everything, as one JSON object')
    .addHelpText('after', examples)
    .action(({ json }: { json?: true }) => withModels(io, end, (connection, models) => show(io, connection, models, json)))
  model
    .command('offer')
    .description('Keeps weights and measures them beside the version that reads. Nothing changes.')
    .argument('<file>', 'weights written by evenhand train')
    .action((file: string) => withModels(io, end, async connection => void (await offer(io, connection, file))))
  model
    .command('accept')
    .description('From now on messages are read by this version. What was decided stays.')
    .argument('<file-or-version>', 'weights written by evenhand train, or the name of a version')
    .action((named: string) => withModels(io, end, (connection, models) => accept(io, connection, models, named)))
  model
    .command('back')
    .description('Lets the version read again that read before.')
    .action(() => withModels(io, end, (connection, models) => goBack(io, connection, models)))
}

async function withModels(
  io: Io,
  end: (code: ExitCode) => void,
  work: (connection: Connection, models: Models) => Promise<void>,
): Promise<void> {
  await io.withServer(async connection => work(connection, await call(connection, listModels, {})))
  end(exitCodes.done)
}

async function show(io: Io, _: Connection, models: Models, json: true | undefined): Promise<void> {
  await io.out(json ? `${JSON.stringify(models, null, 2)}\n` : modelTable(models))
}

async function offer(io: Io, connection: Connection, file: string): Promise<string> {
  const weights = await readWeights(file)
  io.err('Measuring it beside the version that reads; this takes some seconds.\n')
  const { version, models } = await call(connection, offerModel, { body: { weights } })
  await io.out(`Version ${version}.\n${comparisonWords(models, version)}`)
  return version
}

async function accept(io: Io, connection: Connection, models: Models, named: string): Promise<void> {
  const known = models.models.some(({ version }) => version === named)
  await choose(io, connection, models, known ? named : await offer(io, connection, named))
}

async function goBack(io: Io, connection: Connection, models: Models): Promise<void> {
  if (models.previous === null) throw new CliError('No other version has read before.')
  await choose(io, connection, models, models.previous)
}

async function choose(io: Io, connection: Connection, { inForce }: Models, version: string): Promise<void> {
  await call(connection, chooseModel, { body: { version, seenInForce: inForce } })
  const back = version === inForce ? '' : ` Before, ${inForce} did; evenhand model back lets it read again.`
  await io.out(`Messages are read by version ${version} from now on.${back}\n`)
}

async function readWeights(file: string) {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new CliError(`${file} is no file that can be read, and no version that was offered.`, exitCodes.failed, { cause })
  })
  try {
    return weightsSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new CliError(`${file} holds no weights. npx evenhand train writes them.`, exitCodes.failed, { cause })
  }
}
