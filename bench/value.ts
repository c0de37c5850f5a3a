import { parseArgs } from 'node:util'
import { fitBgNbd } from '../domain/src/statistics/purchases/fit-bgnbd.ts'
import { seeded } from '../domain/src/statistics/purchases/histories.fixture.ts'
import type { Histories } from '../domain/src/statistics/purchases/histories.ts'
import { learnBase, modelOf, outlookOf } from '../domain/src/value/customer-base.ts'

/**
 * How long it takes to learn from a customer base, and to say what to expect of each of its customers. Customers are made up by the
 * model's own story, no two alike. The yardstick of the same run is the time of one logarithm and one exponential per customer.
 *
 *   node bench/value.ts [--customers 1000000] [--json]
 */

/** Milliseconds for 2,357 customers, and for a million. */
const most = { few: 100, many: 60_000 }

const { values: options } = parseArgs({
  options: { customers: { type: 'string', default: '1000000' }, json: { type: 'boolean', default: false } },
})

function madeUp(count: number): { histories: Histories; average: Float64Array } {
  const draw = seeded(1)
  const histories = { repeats: new Float64Array(count), recency: new Float64Array(count), age: new Float64Array(count) }
  const average = new Float64Array(count)
  for (let i = 0; i < count; i += 1) {
    const rate = -Math.log(1 - draw()) / 12
    const leaves = 1 - (1 - draw()) ** (1 / 2.5)
    const age = 27 + 12 * draw()
    let [now, repeats] = [0, 0]
    for (;;) {
      const next = now - Math.log(1 - draw()) / rate
      if (next > age) break
      now = next
      repeats += 1
      if (draw() < leaves) break
    }
    histories.repeats[i] = repeats
    histories.recency[i] = now
    histories.age[i] = age
    average[i] = repeats === 0 ? 0 : -30 * Math.log(draw() * draw() * draw() + 1e-12)
  }
  return { histories, average }
}

function timed(work: () => void): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

const count = Number(options.customers)
const few = madeUp(2357)
const fewMs = timed(() => fitBgNbd(few.histories))
const many = madeUp(count)
let sum = 0
const yardstickMs = timed(() => {
  for (let i = 0; i < count; i += 1) sum += Math.exp(-Math.log(1 + (many.histories.age[i] ?? 0)))
})
const manyMs = timed(() => fitBgNbd(many.histories))
const fit = learnBase(many.histories, many.average)
const model = modelOf(fit)
if (model === null) throw new Error('The made-up customers taught nothing.')
const outlooksMs = timed(() => {
  const { repeats, recency, age } = many.histories
  for (let i = 0; i < count; i += 1) {
    const history = { repeats: repeats[i] ?? 0, recency: recency[i] ?? 0, age: age[i] ?? 0 }
    sum += outlookOf(history, many.average[i] ?? 0, model, [52]).value ?? 0
  }
})

const ratio = manyMs / yardstickMs
if (options.json)
  console.log(JSON.stringify({ bench: 'value', customers: count, fewMs, manyMs, outlooksMs, yardstickMs, ratio, most, sum }))
else {
  console.log(`BG/NBD of 2,357 customers, cold      ${fewMs.toFixed(0)} ms (at most ${most.few})`)
  console.log(`BG/NBD of ${count} customers      ${manyMs.toFixed(0)} ms (at most ${most.many}), ${ratio.toFixed(0)} yardsticks`)
  console.log(`what to expect of each of them       ${outlooksMs.toFixed(0)} ms`)
}
if (fewMs > most.few || manyMs > most.many) process.exitCode = 1
