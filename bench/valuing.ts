import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { inWorkspace } from '../server/src/db/database.ts'
import { findGaps } from '../server/src/db/queries/value-gaps.ts'
import { ratesTo, readValuing, takeValuing } from '../server/src/db/queries/value.ts'
import { beginRun, learnForRun, stepRun } from '../server/src/use-cases/value/run-all.ts'
import { openScratchProduct, type ScratchProduct } from './scratch-product.ts'

/**
 * How long the night takes among a million customers, in the database and by the product's own code: learning from all, valuing each,
 * seeing for whom there is room; its longest step that holds something, for which a merge or a change of the numbers waits; and what is left out.
 *
 *   node bench/valuing.ts [--customers 1000000] [--json]
 */

const { values: options } = parseArgs({
  options: { customers: { type: 'string', default: '1000000' }, json: { type: 'boolean', default: false } },
})
const customers = Number(options.customers)
/** Seconds that somebody who merges two records may wait for the night: learning holds nothing, so it does not count. */
const mostOfOneStep = 60

const id = (kind: number, n: string) => `('0${kind}900000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`

/** Two or three orders in the mean, a tenth in another currency, a tenth without a margin; every twentieth lives with the one before. */
async function fill({ ownerUrl, workspaceId }: ScratchProduct): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  for (const table of ['customers', 'orders']) await owner.query(`alter table app.${table} disable trigger user`)
  await owner.query(
    `insert into app.households (id, workspace_id, name, created_at)
      select ${id(1, 'n')}, $1, 'H' || n, now() from generate_series(1, $2::int / 20) n`,
    [workspaceId, customers],
  )
  await owner.query(
    `insert into app.customers (id, workspace_id, external_id, name, household_id, created_at)
      select ${id(2, 'n')}, $1, 'C-' || n, 'Maria ' || n, case when n % 20 < 2 and n >= 20 then ${id(1, 'n / 20')} end, now()
      from generate_series(1, $2::int) n`,
    [workspaceId, customers],
  )
  await owner.query(
    `insert into app.orders (id, workspace_id, customer_id, number, product, placed_at, status, amount_minor, margin_minor, currency, category)
      select ${id(3, 'n * 8 + k')}, $1, ${id(2, 'n')}, 'L' || n || 'X' || k, 'Lamp',
        now() - make_interval(days => (30 + (n * 7919 + k * k * 211) % 700)::int), 'delivered', 2000 + (n * 31 + k * 977) % 9000,
        case when (n + k) % 10 > 0 then 500 + (n * 17 + k * 131) % 3000 end, case when (n + k) % 10 = 5 then 'USD' else 'EUR' end, 'c' || n % 12
      from generate_series(1, $2::bigint) n, generate_series(1, 4) k where k <= 1 + (n * 2654435761) % 4`,
    [workspaceId, customers],
  )
  for (const table of ['households', 'customers', 'orders']) await owner.query(`vacuum analyze app.${table}`)
  await owner.query('checkpoint')
  await owner.end()
}

await using product = await openScratchProduct()
const { context, workspaceId } = product
const seconds = (since: number): number => Math.round((performance.now() - since) / 10) / 100
let began = performance.now()
await fill(product)
const filled = seconds(began)
await inWorkspace(context.db, workspaceId, async tx => {
  const valuing = await takeValuing(tx, workspaceId, Date.now())
  if (valuing !== undefined) await beginRun(tx, valuing, Date.now(), true)
})
const steps = new Map<string, { seconds: number; longest: number; steps: number }>()
const night = performance.now()
for (;;) {
  began = performance.now()
  const step = await inWorkspace(context.db, workspaceId, async tx => {
    const valuing = await takeValuing(tx, workspaceId, Date.now())
    if (valuing?.run_step == null) return null
    if (valuing.run_step !== 'learn') await stepRun(tx, context, valuing)
    return valuing.run_step
  })
  if (step === null) break
  if (step === 'learn') await learnForRun(context, workspaceId)
  const took = (performance.now() - began) / 1000
  const known = steps.get(step) ?? { seconds: 0, longest: 0, steps: 0 }
  steps.set(step, { seconds: known.seconds + took, longest: Math.max(known.longest, took), steps: known.steps + 1 })
}
const all = seconds(night)
began = performance.now()
const gaps = await inWorkspace(context.db, workspaceId, async tx => findGaps(tx, await ratesTo(tx, workspaceId)))
const gapsTook = seconds(began)
const valuing = await inWorkspace(context.db, workspaceId, tx => readValuing(tx, workspaceId))
const longest = Math.max(...[...steps].filter(([step]) => step !== 'learn').map(([, step]) => step.longest))
const result = { customers, bought: valuing?.customers, returned: valuing?.returned, night: all, longest, gaps: gapsTook }
if (options.json) console.log(JSON.stringify({ bench: 'valuing', ...result, steps: Object.fromEntries(steps) }))
else {
  console.log(`${customers} customers written in ${filled} s; ${valuing?.customers} bought, ${valuing?.returned} of them again`)
  console.table(
    [...steps].map(([step, of]) => ({ step, steps: of.steps, seconds: of.seconds.toFixed(1), longest: of.longest.toFixed(2) })),
  )
  console.log(`the night: ${all} s; its longest step that holds something ${longest.toFixed(1)} s (must: ${mostOfOneStep} s)`)
  console.log(`what is left out (${gaps.notSummed.length} currencies, ${gaps.withoutMargin.length} categories): ${gapsTook} s`)
}
if (longest > mostOfOneStep) process.exitCode = 1
