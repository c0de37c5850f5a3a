import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { inWorkspace } from '../server/src/db/database.ts'
import { insertRows } from '../server/src/db/insert-rows.ts'
import { findPeople } from '../server/src/use-cases/people/find-people.ts'
import { indexPeople } from '../server/src/use-cases/people/index-people.ts'
import { openScratchProduct, type ScratchProduct } from './scratch-product.ts'

/**
 * How long finding a person takes among a million: by names as they are, mistyped and half typed, by mail address, phone and customer
 * number. The index is written by the product's own code; names are drawn so that few are very frequent, as names are.
 *
 *   node bench/people.ts [--customers 1000000] [--searches 600] [--json]
 */

/** Milliseconds that a search may take at p99. */
const most = 50
const atOnce = 5000

const { values: options } = parseArgs({
  options: {
    customers: { type: 'string', default: '1000000' },
    searches: { type: 'string', default: '600' },
    json: { type: 'boolean', default: false },
  },
})

type Person = { first: string; last: string; email: string; phone: string; external: string }
type Question = { kind: string; q: string; wanted: string }

const syllables = [
  'ma',
  'ri',
  'jo',
  'ta',
  'ne',
  'lu',
  'ko',
  'ber',
  'san',
  'vi',
  'del',
  'gar',
  'fo',
  'hen',
  'pau',
  'tis',
  'ro',
  'mun',
  'ca',
  'zel',
]
/** Drawn by a rule, so that each run asks the same. */
let drawn = 20_261_122
function draw(): number {
  drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0
  return drawn / 4_294_967_296
}
function word(number: number, length: number): string {
  let [rest, text] = [number, '']
  for (let i = 0; i < length; i += 1) {
    text += syllables[rest % syllables.length] ?? ''
    rest = Math.floor(rest / syllables.length)
  }
  return text
}
const frequent = (count: number): number => Math.floor(count * draw() ** 3)

function person(i: number): Person {
  const [first, last] = [word(frequent(4000), 3), word(frequent(120_000), 4)]
  return {
    first,
    last,
    email: `${first}.${last}${i}@tidemail.example`,
    phone: `+4930${10_000_000 + i}`,
    external: `C${100_000 + i}`,
  }
}

function mistyped(name: string): string {
  const at = 1 + Math.floor(draw() * (name.length - 2))
  const how = Math.floor(draw() * 3)
  if (how === 0) return name.slice(0, at) + name.slice(at + 1)
  if (how === 1) return name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2)
  return `${name.slice(0, at)}x${name.slice(at + 1)}`
}

const kinds: readonly [string, (of: Person) => string][] = [
  ['name', ({ first, last }) => `${first} ${last}`],
  ['mistyped', ({ first, last }) => `${first} ${mistyped(last)}`],
  ['both mistyped', ({ first, last }) => `${mistyped(first)} ${mistyped(last)}`],
  ['half typed', ({ first, last }) => `${first} ${last.slice(0, 4)}`],
  ['first name', ({ first }) => first],
  ['mail', ({ email }) => email],
  ['phone', ({ phone }) => phone.replace('+49', '0').slice(-7)],
  ['number', ({ external }) => external],
]

async function fill(product: ScratchProduct, count: number): Promise<Question[]> {
  const { context, workspaceId } = product
  const owner = new Client({ connectionString: product.ownerUrl })
  await owner.connect()
  for (const table of ['customers', 'customer_identifiers']) await owner.query(`alter table app.${table} disable trigger user`)
  const questions: Question[] = []
  const every = Math.max(1, Math.floor((count * kinds.length) / Number(options.searches)))
  for (let done = 0; done < count; done += atOnce) {
    const people = Array.from({ length: Math.min(atOnce, count - done) }, (_, i) => ({
      id: context.newId(),
      ...person(done + i),
    }))
    await inWorkspace(context.db, workspaceId, async tx => {
      const base = { workspace_id: workspaceId, created_at: Date.now() }
      await insertRows(
        tx,
        'customers',
        people.map(({ id, first, last, external }) => ({ ...base, id, external_id: external, name: `${first} ${last}` })),
      )
      const identifiers = people.flatMap(({ id, email, phone }) => [
        { workspace_id: workspaceId, kind: 'email' as const, value: email, customer_id: id, verified_at: null },
        { workspace_id: workspaceId, kind: 'phone' as const, value: phone, customer_id: id, verified_at: null },
      ])
      await insertRows(tx, 'customer_identifiers', identifiers)
      await indexPeople(
        tx,
        workspaceId,
        people.map(({ id }) => id),
      )
    })
    for (const [i, one] of people.entries()) {
      if ((done + i) % every === 0) for (const [kind, ask] of kinds) questions.push({ kind, q: ask(one), wanted: one.id })
    }
  }
  for (const table of ['people_search', 'people_words', 'customers', 'customer_identifiers'])
    await owner.query(`vacuum analyze app.${table}`)
  await owner.query('checkpoint')
  await owner.end()
  return questions
}

function quantile(times: readonly number[], q: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN).toFixed(1))
}

await using product = await openScratchProduct()
const customers = Number(options.customers)
const filling = performance.now()
const questions = await fill(product, customers)
const seconds = Math.round((performance.now() - filling) / 1000)
const actor = { workspaceId: product.workspaceId, userId: 'bench', role: 'agent' as const }
for (const { q } of questions.slice(0, 80)) await findPeople(product.context, actor, q, 20)
const times = new Map<string, number[]>(kinds.map(([kind]) => [kind, []]))
const found = new Map<string, number>()
for (const { kind, q, wanted } of questions) {
  const began = performance.now()
  const people = await findPeople(product.context, actor, q, 20)
  times.get(kind)?.push(performance.now() - began)
  if (people.some(({ id }) => id === wanted)) found.set(kind, (found.get(kind) ?? 0) + 1)
}
const all = [...times.values()].flat()
const rows = [...times].map(([kind, of]) => ({
  kind,
  p50: quantile(of, 0.5),
  p99: quantile(of, 0.99),
  found: `${found.get(kind) ?? 0} of ${of.length}`,
}))
const [p50, p99] = [quantile(all, 0.5), quantile(all, 0.99)]
if (options.json) console.log(JSON.stringify({ bench: 'people', customers, p50, p99, most, rows }))
else {
  console.log(`${customers} customers, written and indexed in ${seconds} s`)
  console.table(rows)
  console.log(`all ${all.length} searches: p50 ${p50} ms, p99 ${p99} ms (must: ${most} ms)`)
}
if (p99 > most) process.exitCode = 1
