import { call } from '@evenhand/contract/client.ts'
import type { Connection } from '@evenhand/contract/client.ts'
import { listCases, views } from '@evenhand/contract/queue.ts'
import type { CaseRow, View } from '@evenhand/contract/queue.ts'
import { getSession } from '@evenhand/contract/session.ts'
import { InvalidArgumentError, Option } from 'commander'
import type { Command } from 'commander'
import { exitCodes } from '../failure.ts'
import type { ExitCode } from '../failure.ts'
import type { Io } from '../io.ts'
import { shortened } from '../show/printable.ts'
import { table } from '../show/table.ts'

type Options = { json?: true; limit?: number; view: View }

const pageSize = 200
const readableLength = 50

/** `evenhand queue`: the one fair order, as everybody sees it. */
export function addQueue(program: Command, io: Io, end: (code: ExitCode) => void): void {
  program
    .command('queue')
    .description('Lists cases in the one order that desk, API and assignment share: lane, due time, severity, opening.')
    .option('--json', 'every field of every case, as one JSON array')
    .option('--limit <n>', `at most so many (default: ${readableLength}; with --json all)`, positive)
    .addOption(new Option('--view <view>', 'another list than the open cases').choices([...views]).default('queue'))
    .addHelpText(
      'after',
      '\nExamples:\n  evenhand queue\n  evenhand queue --limit 10 --view mine\n  evenhand queue --json | jq ".[0].due"',
    )
    .action(async (options: Options) => {
      await io.withServer(connection => (options.json ? showJson(io, connection, options) : showTable(io, connection, options)))
      end(exitCodes.done)
    })
}

function positive(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new InvalidArgumentError('It must be a whole number above 0.')
}

async function showJson(io: Io, connection: Connection, { view, limit }: Options): Promise<void> {
  let separator = '['
  for await (const row of casesOf(connection, view, limit ?? Infinity)) {
    await io.out(`${separator}\n${JSON.stringify(row)}`)
    separator = ','
  }
  await io.out(separator === '[' ? '[]\n' : '\n]\n')
}

async function showTable(io: Io, connection: Connection, { view, limit = readableLength }: Options): Promise<void> {
  const { workspace } = await call(connection, getSession, {})
  const rows: CaseRow[] = []
  for await (const row of casesOf(connection, view, limit + 1)) rows.push(row)
  if (rows.length === 0) return io.err('Nothing is in this list. `npx evenhand import conversations FILE` fills the desk.\n')
  const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'short', timeStyle: 'short', timeZone: workspace.timeZone })
  const at = (instant: string | null) => (instant === null ? '–' : time.format(new Date(instant)))
  await io.out(
    table([
      ['case', 'severity', 'due', 'waiting since', 'from', 'on', 'words'],
      ...rows
        .slice(0, limit)
        .map(row => [
          String(row.number),
          row.severity,
          at(row.due),
          at(row.waitingSince),
          shortened(row.author.name, 20),
          shortened(row.channel.name, 20),
          shortened(row.excerpt, 60),
        ]),
    ]),
  )
  io.err(`Times are those of ${workspace.timeZone}.${rows.length > limit ? ` There are more; --limit shows them.` : ''}\n`)
}

/** Page by page: memory does not grow with the queue. */
async function* casesOf(connection: Connection, view: View, limit: number): AsyncGenerator<CaseRow> {
  let cursor: string | undefined
  let left = limit
  while (left > 0) {
    const query = { view, limit: Math.min(left, pageSize), ...(cursor !== undefined && { cursor }) }
    const page = await call(connection, listCases, { query })
    yield* page.cases
    left -= page.cases.length
    if (page.next === null) return
    cursor = page.next
  }
}
