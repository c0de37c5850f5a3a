import type { Worth } from '@evenhand/contract/customer-record.ts'

export type Bar = {
  x: number
  width: number
  /** From the foot, 0 to 1 of the height; below 0 nothing is drawn. */
  tall: number
  kind: 'past' | 'unknown' | 'next'
  /** Of what may come: from and to, 0 to 1. */
  range: { low: number; high: number } | null
}

const nextQuarters = 4

/** Past quarters as they were and the year that is expected, spread evenly, on one scale. */
export function barsOf({ quarters, predicted }: Pick<Worth, 'quarters' | 'predicted'>): { bars: Bar[]; today: number } {
  const count = quarters.length + (predicted === null ? 0 : nextQuarters)
  const next = predicted === null ? 0 : predicted.amount / nextQuarters
  const high = predicted?.high === null || predicted === null ? next : predicted.high / nextQuarters
  const peak = Math.max(...quarters.map(({ brought }) => brought ?? 0), next, high, 1)
  const step = 1 / Math.max(1, count)
  const share = (amount: number): number => Math.max(0, amount) / peak
  const past = quarters.map(({ brought }, i): Bar => ({
    x: i * step,
    width: step,
    tall: share(brought ?? 0),
    kind: brought === null ? 'unknown' : 'past',
    range: null,
  }))
  const coming = Array.from({ length: predicted === null ? 0 : nextQuarters }, (_, i): Bar => ({
    x: (quarters.length + i) * step,
    width: step,
    tall: share(next),
    kind: 'next',
    range:
      predicted === null || predicted.low === null || predicted.high === null
        ? null
        : { low: share(predicted.low / nextQuarters), high: share(predicted.high / nextQuarters) },
  }))
  return { bars: [...past, ...coming], today: quarters.length * step }
}
