import { parseArgs } from 'node:util'
import { inWorkspace } from '../server/src/db/database.ts'
import { saveCustomers } from '../server/src/use-cases/records/save-customers.ts'
import { saveSales } from '../server/src/use-cases/records/save-sales.ts'
import { openSaving } from '../server/src/use-cases/records/saving.ts'
import type { Saving } from '../server/src/use-cases/records/saving.ts'
import { someCustomer, someOrder } from '../server/src/use-cases/records/records.fixture.ts'
import { openScratchProduct } from './scratch-product.ts'

/**
 * How long lists of customers and orders take to be stored: the first time, and again with every row changed, by one connection that was
 * opened while nothing was stored. The yardstick is the first tenth: what is stored already must not slow down what comes.
 *
 *   node bench/records.ts [--rows 50000] [--json]
 */

const { values: options } = parseArgs({
  options: { rows: { type: 'string', default: '50000' }, json: { type: 'boolean', default: false } },
})
const rows = Number(options.rows)
const atOnce = 500
/** The last tenth may take so many times as long as the first. */
const most = 2.5

type Pass = { name: string; store: (saving: Saving, numbers: readonly number[]) => Promise<unknown> }

const customerOf = (i: number, isLater: boolean) => ({
  ...someCustomer,
  externalId: `C-${i}`,
  name: `Maria ${isLater ? 'Gruber' : 'Huber'} ${i}`,
  emails: [`maria.${i}@tidemail.example`],
})
const orderOf = (i: number, isLater: boolean) => ({
  ...someOrder,
  number: `L${i}`,
  customer: { externalId: `C-${(i * 7919) % rows}`, email: null, phone: null },
  amountMinor: isLater ? 9000 : 8000,
})
const passes: readonly Pass[] = [false, true].flatMap(isLater => [
  {
    name: `customers, ${isLater ? 'changed' : 'new'}`,
    store: (saving: Saving, numbers: readonly number[]) =>
      saveCustomers(
        saving,
        numbers.map(i => customerOf(i, isLater)),
      ),
  },
  {
    name: `orders, ${isLater ? 'changed' : 'new'}`,
    store: (saving: Saving, numbers: readonly number[]) =>
      saveSales(
        saving,
        numbers.map(i => orderOf(i, isLater)),
      ),
  },
])

const sum = (some: readonly number[]): number => some.reduce((total, one) => total + one, 0)

async function main(): Promise<void> {
  await using product = await openScratchProduct()
  const { context, workspaceId } = product
  const results = []
  for (const { name, store } of passes) {
    const times: number[] = []
    for (let first = 0; first < rows; first += atOnce) {
      const numbers = Array.from({ length: Math.min(atOnce, rows - first) }, (_, i) => first + i)
      const began = performance.now()
      await inWorkspace(context.db, workspaceId, async tx => store(await openSaving(tx, context, workspaceId), numbers))
      times.push(performance.now() - began)
    }
    const tenth = Math.max(1, Math.floor(times.length / 10))
    results.push({
      name,
      seconds: sum(times) / 1000,
      firstTenth: sum(times.slice(0, tenth)) / 1000,
      lastTenth: sum(times.slice(-tenth)) / 1000,
    })
  }
  report(results)
}

function report(results: readonly { name: string; seconds: number; firstTenth: number; lastTenth: number }[]): void {
  if (options.json) console.log(JSON.stringify({ bench: 'records', rows, results }))
  for (const { name, seconds, firstTenth, lastTenth } of options.json ? [] : results) {
    const [all, first, last] = [seconds, firstTenth, lastTenth].map(one => one.toFixed(2))
    console.log(`${name.padEnd(20)} ${all} s for ${rows}; the first tenth ${first} s, the last ${last} s`)
  }
  if (results.some(({ firstTenth, lastTenth }) => lastTenth > most * firstTenth)) process.exitCode = 1
}

await main()
