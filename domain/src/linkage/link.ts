import { drawBelow, seeded } from '../statistics/random/seeded.ts'
import { candidatesOf } from './candidates.ts'
import { clustersOf } from './clusters.ts'
import type { Scored } from './clusters.ts'
import { compare } from './compare.ts'
import { codeOf, patternOf } from './fields.ts'
import { frequenciesOf } from './frequency.ts'
import type { Frequencies } from './frequency.ts'
import { keysOf } from './keys.ts'
import { learn } from './learn.ts'
import type { Model, Seen } from './learn.ts'
import { personOf, untold } from './person.ts'
import type { Person } from './person.ts'
import { rarityOf } from './rarity.ts'
import type { Rarity } from './rarity.ts'
import { amongRivals } from './rivals.ts'
import { throughOthers } from './through-others.ts'
import { judge as judgePair } from './judge.ts'
import { evidenceOf, probabilityOf } from './weigh.ts'
import type { Evidence } from './weigh.ts'

/** Everything learned about a file, enough to judge any pair of it again. */
export type Linked = {
  people: readonly Person[]
  /** Where each of `people` stood in what was given. */
  places: Int32Array
  model: Model
  pairs: readonly Scored[]
  /** The group of each, named by its lowest place in `people`. */
  groups: Int32Array
  passedOver: number
  judge(left: number, right: number): { evidence: Evidence[]; probability: number }
}

/** Pairs below this probability are not told. */
const least = 0.01
/** Pairs from here on may make two rows one person. */
const sure = 0.9
const sampled = 100_000
/** So few pairs are all compared. */
const few = 100_000

/**
 * Finds rows that are one person: within `first`, or between `first` and `second`. The order of rows changes nothing.
 * @param second people of another file; null to look within the first
 */
export function link(first: readonly Person[], second: readonly Person[] | null): Linked {
  const { people, places, border } = inOneOrder(first, second)
  const withHandles = people.some(({ handles }) => handles.length > 0)
  const rarity = rarityOf(people.flatMap(({ handles }) => handles))
  const most = Math.max(400_000, 8 * people.length)
  const everybody = totalOf(people.length, border) <= few
  const keysAt = (at: number) => (everybody ? ['everybody'] : keysOf(personAt(people, at), rarity, withHandles))
  const { pairs, passedOver } = candidatesOf(people.length, keysAt, border, most)
  const codes = Int32Array.from(pairs, pair => codeOf(comparePair(pair, people, rarity)))
  const model = learn(seenIn(pairs, codes, people, border, rarity), totalOf(people.length, border))
  const by = (frequencies: Frequencies) => scored(pairs, codes, people, model, frequencies)
  const grouped = (some: readonly Scored[], frequencies: Frequencies) =>
    clustersOf(
      people.length,
      some,
      sure,
      (a, b) => judgePair(personAt(people, a), personAt(people, b), { rarity, model, frequencies }).probability,
    )
  const rough = frequenciesOf(people, () => 1)
  const sizes = sizesOf(grouped(by(rough), rough))
  const frequencies = frequenciesOf(people, at => 1 / (sizes[at] ?? 1))
  const alone = by(frequencies)
  const judge = (a: number, b: number) => judgePair(personAt(people, a), personAt(people, b), { rarity, model, frequencies })
  const direct = border === null ? alone : amongRivals(alone, (a, b) => judge(a, b).probability)
  const groups = grouped(direct, frequencies)
  const wanted = (a: number, b: number) => border === null || a < border !== b < border
  const found = throughOthers(direct, groups, (a, b) => judge(a, b).probability, wanted)
  return { people, places, model, pairs: found.filter(({ probability }) => probability > least), groups, passedOver, judge }
}

const nobody = personOf(untold)
const personAt = (people: readonly Person[], at: number): Person => people[at] ?? nobody

const byId = (all: readonly Person[]) => (a: number, b: number) => (personAt(all, a).id < personAt(all, b).id ? -1 : 1)

/** Sorted by id, so that sums and samples are the same however a file was sorted. */
function inOneOrder(first: readonly Person[], second: readonly Person[] | null) {
  const all = [...first, ...(second ?? [])]
  const order = all.map((_, at) => at)
  const ours = order.slice(0, first.length).toSorted(byId(all))
  const theirs = order.slice(first.length).toSorted(byId(all))
  const places = Int32Array.from([...ours, ...theirs])
  return { people: Array.from(places, at => personAt(all, at)), places, border: second === null ? null : first.length }
}

function totalOf(people: number, border: number | null): number {
  return border === null ? (people * (people - 1)) / 2 : border * (people - border)
}

const leftOf = (pair: number, count: number): number => Math.floor(pair / count)

function comparePair(pair: number, people: readonly Person[], rarity: Rarity) {
  return compare(personAt(people, leftOf(pair, people.length)), personAt(people, pair % people.length), rarity)
}

/** Whether a pair is among them; they are sorted. */
function holds(pairs: Float64Array, pair: number): boolean {
  let [from, to] = [0, pairs.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((pairs[middle] ?? 0) < pair) from = middle + 1
    else to = middle
  }
  return pairs[from] === pair
}

/** The patterns of all candidates, and of pairs drawn from the rest. */
function seenIn(
  pairs: Float64Array,
  codes: Int32Array,
  people: readonly Person[],
  border: number | null,
  rarity: Rarity,
): Seen[] {
  const open = new Map<number, number>()
  for (const code of codes) open.set(code, (open.get(code) ?? 0) + 1)
  const rest = new Map<number, number>()
  const draw = seeded(1)
  const total = totalOf(people.length, border)
  const tries = total <= pairs.length ? 0 : Math.min(sampled, total)
  let drawn = 0
  for (let i = 0; i < tries; i += 1) {
    const one = drawBelow(draw, border ?? people.length)
    const two = border === null ? drawBelow(draw, people.length) : border + drawBelow(draw, people.length - border)
    const pair = Math.min(one, two) * people.length + Math.max(one, two)
    if (one === two || holds(pairs, pair)) continue
    const code = codeOf(comparePair(pair, people, rarity))
    rest.set(code, (rest.get(code) ?? 0) + 1)
    drawn += 1
  }
  const each = drawn === 0 ? 0 : (total - pairs.length) / drawn
  return [
    ...[...open].map(([code, count]) => ({ pattern: patternOf(code), pairs: count, open: true })),
    ...[...rest].map(([code, count]) => ({ pattern: patternOf(code), pairs: count * each, open: false })),
  ]
}

function scored(
  pairs: Float64Array,
  codes: Int32Array,
  people: readonly Person[],
  model: Model,
  frequencies: Frequencies,
): Scored[] {
  const found: Scored[] = []
  for (const [i, pair] of pairs.entries()) {
    const [left, right] = [leftOf(pair, people.length), pair % people.length]
    const evidence = evidenceOf(personAt(people, left), personAt(people, right), patternOf(codes[i] ?? 0), model, frequencies)
    const probability = probabilityOf(evidence, model)
    if (probability > least) found.push({ left, right, probability })
  }
  return found
}

function sizesOf(groups: Int32Array): Int32Array {
  const sizes = new Int32Array(groups.length)
  for (const group of groups) sizes[group] = (sizes[group] ?? 0) + 1
  return groups.map(group => sizes[group] ?? 1)
}
