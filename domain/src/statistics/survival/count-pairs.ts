import { orderBy } from './order.ts'

export type Queued = {
  /** When the case joined the queue; any one unit of time. */
  start: Float64Array
  /** When it was answered; Infinity while it is open. Not before `start`. */
  answered: Float64Array
  /** What is asked about: followers. Equal ones are neither louder nor quieter. */
  loudness: Float64Array
  /** Cases compete only inside their stratum: queue, severity, level, channel, skill. Any whole numbers. */
  strata: Int32Array
}

/** For each case, as the one that came first: how many louder and quieter ones came while it waited, and were answered before it. */
export type Overtaken = {
  louderAtRisk: Float64Array
  quieterAtRisk: Float64Array
  louderBefore: Float64Array
  quieterBefore: Float64Array
}

/**
 * Counts overtaking: j could overtake i when j joined after i and before i was answered; it did when j was answered before i. Cases that
 * joined in the same instant do not compete. O(n log² n): divide and conquer over the order of joining, with a tree of loudness.
 * @param queued columns of one length, without NaN
 * @example countPairs({ start: Float64Array.of(0, 1), answered: Float64Array.of(9, 2), … }).louderBefore // [1, 0]
 */
export function countPairs(queued: Queued): Overtaken {
  const count = queued.start.length
  const order = orderBy([{ values: Float64Array.from(queued.strata) }, { values: queued.start }])
  const counts = newCounts(count)
  const tree = new Int32Array(count + 2)
  const rank = new Int32Array(count)
  for (let from = 0; from < count;) {
    let to = from
    while (to < count && queued.strata[order[to] ?? 0] === queued.strata[order[from] ?? 0]) to += 1
    const rows = order.slice(from, to)
    const ranks = rankInto(rank, queued.loudness, rows)
    const queue: Queue = { ...queued, rows, rank, ranks, tree, counts }
    countAtRisk(queue)
    conquer(queue, runsOf(queued.start, rows))
    from = to
  }
  return counts
}

type Queue = Queued & { rows: Uint32Array; rank: Int32Array; ranks: number; tree: Int32Array; counts: Overtaken }

function newCounts(count: number): Overtaken {
  const column = () => new Float64Array(count)
  return { louderAtRisk: column(), quieterAtRisk: column(), louderBefore: column(), quieterBefore: column() }
}

/** Ranks from 1 by loudness, equal for equal; returns the highest. */
function rankInto(rank: Int32Array, loudness: Float64Array, rows: Uint32Array): number {
  let highest = 0
  let before: number | undefined
  for (const place of orderBy([{ values: Float64Array.from(rows, row => loudness[row] ?? 0) }])) {
    const row = rows[place] ?? 0
    if (loudness[row] !== before) highest += 1
    before = loudness[row]
    rank[row] = highest
  }
  return highest
}

/** Where each run of equal starts begins, and the end. */
function runsOf(start: Float64Array, rows: Uint32Array): Uint32Array {
  const runs = [...rows.keys()].filter(place => place === 0 || start[rows[place] ?? 0] !== start[rows[place - 1] ?? 0])
  return Uint32Array.from([...runs, rows.length])
}

/** Those who joined before i was answered, less those who joined before or with i. */
function countAtRisk(queue: Queue): void {
  const { rows, start, answered } = queue
  const byEnd = orderBy([{ values: Float64Array.from(rows, row => answered[row] ?? 0) }])
  let joined = 0
  for (const place of byEnd) {
    const row = rows[place] ?? 0
    while (joined < rows.length && (start[rows[joined] ?? 0] ?? 0) < (answered[row] ?? 0)) add(queue, rows[joined++] ?? 0, 1)
    addAround(queue, row, joined, 1, queue.counts.louderAtRisk, queue.counts.quieterAtRisk)
  }
  queue.tree.fill(0, 0, queue.ranks + 1)
  joined = 0
  for (const row of rows) {
    while (joined < rows.length && (start[rows[joined] ?? 0] ?? 0) <= (start[row] ?? 0)) add(queue, rows[joined++] ?? 0, 1)
    addAround(queue, row, joined, -1, queue.counts.louderAtRisk, queue.counts.quieterAtRisk)
  }
  forgetInstant(queue)
  queue.tree.fill(0, 0, queue.ranks + 1)
}

/** Who was answered in the instant of joining could not be overtaken; the difference above is not theirs. */
function forgetInstant({ rows, start, answered, counts }: Queue): void {
  for (const row of rows) {
    if ((answered[row] ?? 0) > (start[row] ?? 0)) continue
    counts.louderAtRisk[row] = 0
    counts.quieterAtRisk[row] = 0
  }
}

/** Between two halves of runs: the earlier may be overtaken by the later. Gives its rows back in the order of answers. */
function conquer(queue: Queue, runs: Uint32Array): Uint32Array {
  const { rows, answered } = queue
  const first = runs[0] ?? 0
  const last = runs[runs.length - 1] ?? 0
  if (runs.length <= 2) {
    const own = rows.subarray(first, last)
    if (own.length === 1) return own
    return orderBy([{ values: Float64Array.from(own, row => answered[row] ?? 0) }]).map(place => own[place] ?? 0)
  }
  const middle = runs.length >> 1
  const earlier = conquer(queue, runs.subarray(0, middle + 1))
  const later = conquer(queue, runs.subarray(middle))
  let done = 0
  for (const row of earlier) {
    while (done < later.length && (answered[later[done] ?? 0] ?? 0) < (answered[row] ?? 0)) add(queue, later[done++] ?? 0, 1)
    addAround(queue, row, done, 1, queue.counts.louderBefore, queue.counts.quieterBefore)
  }
  for (let i = 0; i < done; i += 1) add(queue, later[i] ?? 0, -1)
  return merged(earlier, later, answered)
}

function merged(left: Uint32Array, right: Uint32Array, by: Float64Array): Uint32Array {
  const all = new Uint32Array(left.length + right.length)
  let [i, j] = [0, 0]
  for (let at = 0; at < all.length; at += 1) {
    const isLeft = j >= right.length || (i < left.length && (by[left[i] ?? 0] ?? 0) <= (by[right[j] ?? 0] ?? 0))
    all[at] = isLeft ? (left[i++] ?? 0) : (right[j++] ?? 0)
  }
  return all
}

function add({ tree, rank, ranks }: Queue, row: number, amount: number): void {
  for (let at = rank[row] ?? 0; at <= ranks; at += at & -at) tree[at] = (tree[at] ?? 0) + amount
}

/** Adds how many of the `inside` rows of the tree are louder, and how many quieter, than the row. */
function addAround(queue: Queue, row: number, inside: number, sign: number, louder: Float64Array, quieter: Float64Array): void {
  const own = queue.rank[row] ?? 0
  louder[row] = (louder[row] ?? 0) + sign * (inside - upTo(queue.tree, own))
  quieter[row] = (quieter[row] ?? 0) + sign * upTo(queue.tree, own - 1)
}

function upTo(tree: Int32Array, rank: number): number {
  let sum = 0
  for (let at = rank; at > 0; at -= at & -at) sum += tree[at] ?? 0
  return sum
}
