import { call } from '@evenhand/contract/client.ts'
import type { Connection } from '@evenhand/contract/client.ts'
import * as contract from '@evenhand/contract/value.ts'
import type { ValueGaps, ValuingShown } from '@evenhand/contract/value.ts'
import { InvalidArgumentError } from 'commander'
import type { Command } from 'commander'
import { CliError, exitCodes } from '../failure.ts'
import type { ExitCode } from '../failure.ts'
import type { Io } from '../io.ts'
import { count } from '../import/bring-in.ts'
import { readRates } from '../rates/read-rates.ts'
import { printable } from '../show/printable.ts'
import { table } from '../show/table.ts'

type Shown = { valuing: ValuingShown; gaps: ValueGaps }

const examples = `
A currency is summed by the latest rate of the order's day or before; an order that says no margin brings the part of its amount that the rate of its
category says. Nothing counts before its day, and nothing is guessed. A change is written down and values all customers anew: docs/value.md.

Examples:
  evenhand rates                                      all rates, and what is left out for want of one
  evenhand rates add USD 2026-01-01 0.92              one dollar was worth 0.92 of your currency from then on
  evenhand rates import ecb.csv                       currency,date,rate
  evenhand rates remove USD 2026-01-01
  evenhand rates margin "Lamps" 2026-01-01 0.4        an order of lamps brings 40 % of its amount
  evenhand rates margin "" 2026-01-01 0.3             … of every other category
  evenhand rates remove-margin Lamps 2026-01-01`

const atOnce = 1000

/** `evenhand rates`: what currencies are worth, and what categories bring. */
export function addRates(program: Command, io: Io, end: (code: ExitCode) => void): void {
  const run = async (work: (connection: Connection) => Promise<unknown>): Promise<void> => {
    await io.withServer(work)
    io.err('All customers are being valued anew.\n')
    end(exitCodes.done)
  }
  const rates = program
    .command('rates')
    .summary('what currencies are worth and what categories bring, from which day on')
    .description(
      'Shows the dated rates by which currencies are summed, and which part of its amount an order of a category brings.',
    )
    .option('--json', 'as JSON')
    .addHelpText('after', examples)
    .action(async ({ json }: { json?: true }) => {
      const shown = await io.withServer(showAll)
      await io.out(json ? `${JSON.stringify({ ...onlyRates(shown.valuing), ...shown.gaps }, null, 2)}\n` : told(shown))
      end(exitCodes.done)
    })
  rates
    .command('add')
    .description('Adds a rate, or replaces the one of that day.')
    .argument('<currency>', 'as USD', currency)
    .argument('<day>', 'as 2026-01-01', day)
    .argument('<rate>', 'what one unit is worth in the workspace’s currency', positive)
    .action((from: string, since: string, rate: number) => run(connection => add(connection, [{ from, since, rate }])))
  rates
    .command('import')
    .description('Adds the rates of a file: currency, date, rate.')
    .argument('<file>', 'CSV, lines of JSON or Parquet')
    .action(async (file: string) => {
      const read = await readRates(file)
      for (const { line, reason } of read.rejected) io.err(`Line ${line}: ${reason}\n`)
      if (read.rates.length === 0) throw new CliError('No row can be used.')
      await run(connection => add(connection, read.rates))
      io.err(`Added ${count(read.rates.length, 'rate')}.\n`)
      if (read.rejected.length > 0) end(exitCodes.failed)
    })
  rates
    .command('remove')
    .description('Takes a rate out again.')
    .argument('<currency>', 'as USD', currency)
    .argument('<day>', 'of the rate', day)
    .action((from: string, since: string) => run(connection => call(connection, contract.removeRate, { body: { from, since } })))
  rates
    .command('margin')
    .description('Says which part of its amount an order of a category brings, from a day on.')
    .argument('<category>', 'as the orders name it; "" for every other')
    .argument('<day>', 'as 2026-01-01', day)
    .argument('<share>', 'from -1 to 1, as 0.4', share)
    .action((category: string, since: string, part: number) =>
      run(connection => call(connection, contract.setMargins, { body: { margins: [{ category, since, share: part }] } })),
    )
  rates
    .command('remove-margin')
    .description('Takes a margin rate out again.')
    .argument('<category>', '"" for every other')
    .argument('<day>', 'of the rate', day)
    .action((category: string, since: string) =>
      run(connection => call(connection, contract.removeMargin, { body: { category, since } })),
    )
}

async function showAll(connection: Connection): Promise<Shown> {
  return { valuing: await call(connection, contract.getValuing, {}), gaps: await call(connection, contract.getValueGaps, {}) }
}

async function add(connection: Connection, rates: readonly { from: string; since: string; rate: number }[]): Promise<void> {
  const { currency: to } = await call(connection, contract.getValuing, {})
  for (let first = 0; first < rates.length; first += atOnce) {
    const some = rates.slice(first, first + atOnce).map(rate => ({ ...rate, to }))
    await call(connection, contract.addRates, { body: { rates: some } })
  }
}

const onlyRates = ({ currency: own, rates, margins }: ValuingShown) => ({ currency: own, rates, margins })
const dayOf = (instant: string): string => instant.slice(0, 10)
const named = (category: string): string => (category === '' ? '(every other)' : printable(category))

function told({ valuing, gaps }: Shown): string {
  const rates = valuing.rates.map(one => [one.from, dayOf(one.since), `${one.rate} ${valuing.currency}`])
  const margins = valuing.margins.map(one => [named(one.category), dayOf(one.since), `${Number((one.share * 100).toFixed(4))} %`])
  const missing = [
    ...gaps.notSummed.map(
      gap =>
        `Not summed, no rate of its day or before: ${count(gap.orders, 'order')} in ${gap.currency}, since ${dayOf(gap.since)}.`,
    ),
    ...gaps.withoutMargin.map(({ category, orders, since }) => {
      const whose = category === '' ? 'of no category' : `of ${printable(category)}`
      return `Not counted, neither a margin nor a margin rate of its day: ${count(orders, 'order')} ${whose}, since ${dayOf(since)}.`
    }),
  ]
  return [
    rates.length === 0
      ? `No rates: only orders in ${valuing.currency} are summed.\n`
      : table([['currency', 'since', 'worth'], ...rates]),
    margins.length === 0
      ? 'No margin rates: only what orders say of their margin counts.\n'
      : table([['category', 'since', 'brings'], ...margins]),
    missing.map(line => `${line}\n`).join(''),
  ]
    .filter(part => part !== '')
    .join('\n')
}

function currency(text: string): string {
  if (!/^[A-Za-z]{3}$/.test(text)) throw new InvalidArgumentError('It has to be the three letters of a currency, as USD.')
  return text.toUpperCase()
}

function day(text: string): string {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
  if (instant === null || Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(text))
    throw new InvalidArgumentError('It has to be a day, as 2026-01-31.')
  return instant.toISOString()
}

function positive(text: string): number {
  const read = Number(text)
  if (text.trim() === '' || !Number.isFinite(read) || read <= 0)
    throw new InvalidArgumentError('It has to be a number above 0, as 0.92.')
  return read
}

function share(text: string): number {
  const read = Number(text)
  if (text.trim() === '' || !(read >= -1 && read <= 1))
    throw new InvalidArgumentError('It has to be a part from -1 to 1, as 0.4 for 40 %.')
  return read
}
