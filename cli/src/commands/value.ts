import { FileError } from '@evenhand/files/file-error.ts'
import { learnBase, modelOf } from '@evenhand/domain/value/customer-base.ts'
import { InvalidArgumentError, Option } from 'commander'
import type { Command } from 'commander'
import { CliError, exitCodes } from '../failure.ts'
import type { ExitCode } from '../failure.ts'
import type { Io } from '../io.ts'
import type { Customers } from '../value/customers.ts'
import { gatherOrders } from '../value/gather-orders.ts'
import { dayOf } from '../value/orders.ts'
import { readCdnow } from '../value/read-cdnow.ts'
import { readSummary } from '../value/read-summary.ts'
import { readTransactions } from '../value/read-transactions.ts'
import { notesOf, tellRejected, writeJson, writeText } from '../value/tell-value.ts'
import { refuseFolder } from '../refuse-folder.ts'

type Options = {
  format: 'csv' | 'cdnow'
  summary?: true
  calibrationEnd?: number
  horizonWeeks: readonly number[]
  dateFormat?: string
  json?: true
}

const examples = `
FILE holds orders (customer_id,date,amount; perhaps currency), the amount being the margin of the order; or, with --summary, one customer a row
(ID,x,t_x,T and perhaps zbar, times in weeks). CSV, lines of JSON or Parquet, told by its name. No server, no database. docs/value.md says how it is computed and how good it is.
Rows that cannot be used are named with line and reason; the rest goes on, and the exit code is 1.

Examples:
  evenhand value orders.csv
  evenhand value orders.csv --calibration-end 2026-06-30 --horizon-weeks 13,39,52 --json > value.json
  evenhand value CDNOW_sample.txt --format cdnow --calibration-end 1997-09-30 --json
  evenhand value customers.csv --summary --json`

/** `evenhand value`: what customers are worth, from their orders. */
export function addValue(program: Command, io: Io, end: (code: ExitCode) => void): void {
  program
    .command('value')
    .description('Learns from orders who comes back and what an order brings, and says what to expect of each customer.')
    .argument('<file>', 'orders or summaries, gzip or not')
    .addOption(new Option('--format <format>', 'how orders are written').choices(['csv', 'cdnow']).default('csv'))
    .option('--summary', 'the file holds one customer a row instead of orders')
    .option('--calibration-end <date>', 'the last day to learn from (otherwise the last of the file)', readDay)
    .option('--horizon-weeks <weeks>', 'how far to look ahead, separated by commas', readWeeks, [13, 39, 52])
    .option('--date-format <pattern>', 'how dates are written, as DD/MM/YYYY (otherwise ISO 8601 or yyyymmdd)')
    .option('--json', 'everything as one JSON document')
    .addHelpText('after', examples)
    .action(async (file: string, options: Options) => end(await tellValue(io, file, options)))
}

async function tellValue(io: Io, file: string, options: Options): Promise<ExitCode> {
  await refuseFolder(file)
  const customers = await readCustomers(file, options, dayOf(io.now()) + 1)
  if (customers.ids.length === 0) {
    tellRejected(io, customers)
    throw new CliError('No row can be used.')
  }
  const fit = learnBase(customers.histories, customers.average)
  const model = modelOf(fit)
  tellRejected(io, customers)
  for (const note of [...customers.notes, ...notesOf(fit)]) io.err(`${note}\n`)
  if (options.json) await writeJson(io, customers, fit, model, options.horizonWeeks)
  else await writeText(io, customers, fit, model)
  return customers.rejected.length > 0 ? exitCodes.failed : exitCodes.done
}

async function readCustomers(file: string, options: Options, today: number): Promise<Customers> {
  try {
    if (options.summary) return await readSummary(file)
    const orders = options.format === 'cdnow' ? readCdnow(file) : readTransactions(file, options.dateFormat)
    return await gatherOrders(orders, options.calibrationEnd, today)
  } catch (error) {
    if (error instanceof FileError) {
      const code = error.code === 'bad-mapping' ? exitCodes.misused : exitCodes.failed
      throw new CliError(error.message, code, { cause: error })
    }
    throw error
  }
}

function readDay(text: string): number {
  const parts = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text)
  const instant = parts === null ? Number.NaN : Date.parse(`${parts[1]}-${parts[2]}-${parts[3]}T00:00Z`)
  // 2026-02-30 would quietly become 2 March.
  const isDay = !Number.isNaN(instant) && new Date(instant).getUTCDate() === Number(parts?.[3])
  if (!isDay) throw new InvalidArgumentError('It has to be a day, as 2026-06-30.')
  return dayOf(instant)
}

function readWeeks(text: string): readonly number[] {
  const weeks = text.split(',').map(part => (part.trim() === '' ? Number.NaN : Number(part)))
  if (!weeks.every(horizon => Number.isFinite(horizon) && horizon >= 0 && horizon <= 5200)) {
    throw new InvalidArgumentError('It has to be numbers of weeks, as 13,39,52.')
  }
  return weeks
}
