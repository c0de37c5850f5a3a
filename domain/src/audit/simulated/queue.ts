import type { Draw } from '../../statistics/random/seeded.ts'

/** A case on its way through a simulated queue; times in minutes. */
export type Arrival = {
  at: number
  /** Served in this order; nobody is served before they arrive. */
  due: number
  /** Minutes of work. */
  work: number
  /** Never served, because somebody closes it so long after its arrival; Infinity for never. */
  closedAfter: number
}

/**
 * A queue of some agents in discrete events: whoever is free takes the case with the earliest due time.
 * @param arrivals in order of `at`
 * @returns for each, when it was answered; NaN where it was closed before
 */
export function served(arrivals: readonly Arrival[], agents: number): Float64Array {
  const answered = new Float64Array(arrivals.length).fill(Number.NaN)
  const free = new Float64Array(agents)
  const waiting = new DueHeap(arrivals)
  let next = 0
  for (;;) {
    const agent = free.indexOf(Math.min(...free))
    let now = free[agent] ?? 0
    if (waiting.size === 0) {
      if (next >= arrivals.length) return answered
      now = Math.max(now, arrivals[next]?.at ?? 0)
    }
    for (; next < arrivals.length && (arrivals[next]?.at ?? 0) <= now; next += 1) waiting.add(next)
    const row = waiting.take()
    const arrival = arrivals[row]
    if (arrival === undefined) continue
    if (now - arrival.at >= arrival.closedAfter) continue
    answered[row] = now
    free[agent] = now + arrival.work
  }
}

/** Exponential waiting with this mean. */
export const drawWait = (draw: Draw, mean: number): number => -Math.log(1 - draw()) * mean

/** A standard normal draw (Box & Muller 1958). */
export const drawNormal = (draw: Draw): number => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())

/** The waiting case with the earliest due time on top. */
class DueHeap {
  private readonly arrivals: readonly Arrival[]
  private readonly rows: number[] = []

  constructor(arrivals: readonly Arrival[]) {
    this.arrivals = arrivals
  }

  get size(): number {
    return this.rows.length
  }

  add(row: number): void {
    this.rows.push(row)
    let at = this.rows.length - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (this.due(parent) <= this.due(at)) return
      this.swap(at, parent)
      at = parent
    }
  }

  take(): number {
    const [top = -1] = this.rows
    const last = this.rows.pop() ?? -1
    if (this.rows.length === 0) return top
    this.rows[0] = last
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      let least = at
      if (left < this.rows.length && this.due(left) < this.due(least)) least = left
      if (right < this.rows.length && this.due(right) < this.due(least)) least = right
      if (least === at) return top
      this.swap(at, least)
      at = least
    }
  }

  private due(at: number): number {
    return this.arrivals[this.rows[at] ?? 0]?.due ?? 0
  }

  private swap(a: number, b: number): void {
    const kept = this.rows[a] ?? 0
    this.rows[a] = this.rows[b] ?? 0
    this.rows[b] = kept
  }
}
