import { rivalsWords, throughOthersWords, wordsOf } from '@evenhand/domain/linkage/en.ts'
import type { Linked } from '@evenhand/domain/linkage/link.ts'
import type { Scored } from '@evenhand/domain/linkage/clusters.ts'
import type { Io } from '../io.ts'
import { table } from '../show/table.ts'
import type { People } from './read-people.ts'

const piece = 1000
const shown = 20

/** The document of `evenhand link --json`, written piece by piece: the likeliest pairs first, clusters in the order of the file. */
export async function writeJson(io: Io, linked: Linked, rejected: People['rejected']): Promise<void> {
  await io.out('{"pairs":[')
  await writeAll(io, linked.pairs, pair => pairOf(pair, linked))
  await io.out('],"clusters":[')
  await writeAll(io, clustersIn(linked), ids => ids)
  await io.out(`],"rejected":${JSON.stringify(rejected)}}\n`)
}

async function writeAll<T>(io: Io, items: readonly T[], tell: (item: T) => unknown): Promise<void> {
  for (let from = 0; from < items.length; from += piece) {
    const lines = items.slice(from, from + piece).map(item => JSON.stringify(tell(item)))
    await io.out(`${from > 0 ? ',' : ''}\n${lines.join(',\n')}`)
  }
}

/** One pair with its evidence; weights are bits, 10 of them make one person a thousand times likelier. */
export function pairOf({ left, right, probability }: Scored, linked: Linked) {
  const [a, b] = [linked.people[left], linked.people[right]]
  if (a === undefined || b === undefined) return null
  const { evidence, probability: alone } = linked.judge(left, right)
  const told = evidence.map(one => ({ field: one.field as string, words: wordsOf(one, a, b), weight: rounded(one.weight) }))
  const more = bits(probability) - bits(alone)
  if (Math.abs(more) > 0.01)
    told.push({ field: 'others', words: more > 0 ? throughOthersWords : rivalsWords, weight: rounded(more) })
  return { left: a.id, right: b.id, probability, evidence: told }
}

const bits = (probability: number): number => Math.log2(probability / (1 - probability))
const rounded = (weight: number): number => Math.round(weight * 100) / 100

/** The ids of each group, those who are alone too, in the order of the file. */
export function clustersIn({ people, places, groups }: Linked): string[][] {
  const order = Array.from(places.keys()).toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
  const members = new Map<number, string[]>()
  for (const at of order) {
    const id = people[at]?.id ?? ''
    const own = members.get(groups[at] ?? at)
    if (own === undefined) members.set(groups[at] ?? at, [id])
    else own.push(id)
  }
  return [...members.values()]
}

/** A page for a person. */
export async function writeText(io: Io, linked: Linked): Promise<void> {
  const clusters = clustersIn(linked)
  const joined = clusters.filter(({ length }) => length > 1).length
  await io.out(`${linked.people.length} rows, ${clusters.length} people; ${joined} of them stand in several rows.\n`)
  const rows = linked.pairs.slice(0, shown).map(pair => {
    const told = pairOf(pair, linked)
    const words = told?.evidence.map(one => `${one.words} (${one.weight > 0 ? '+' : ''}${one.weight.toFixed(1)})`) ?? []
    return [told?.left ?? '', told?.right ?? '', pair.probability.toFixed(3), words.join('; ')]
  })
  if (rows.length > 0) await io.out(`\n${table([['left', 'right', 'chance', 'why'], ...rows])}`)
  const more = linked.pairs.length - rows.length
  if (more > 0) await io.out(`\n${more} more pairs; --json tells them all.\n`)
}

/** The first rejected rows in words; JSON holds all of them. */
export function tellRejected(io: Io, file: string, { rejected }: People): void {
  for (const { line, reason } of rejected.slice(0, shown)) io.err(`${file}, line ${line}: ${reason}\n`)
  const more = rejected.length - shown
  if (more > 0) io.err(`${more} more rows of ${file} cannot be used; --json lists them all.\n`)
}
