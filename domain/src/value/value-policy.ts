/** Service values from which the better levels begin, in the workspace's currency. */
export type Thresholds = { excellent: number; exceptional: number }

/** The numbers of "Customer value and service levels"; they belong to a policy, not to the code. */
export type ValuePolicy = {
  /** Of margins and of deeds. */
  halfLifeMonths: number
  horizonMonths: number
  /** Fewer customers, or fewer who came back, predict nothing. */
  leastCustomers: number
  leastReturned: number
  advocacy: {
    /** How much of its value an advocate can gain at most; never above `greatestCap`. */
    cap: number
    /** So many fresh deeds make half of a full advocate. */
    deedsToHalf: number
  }
  levels: {
    mode: 'on' | 'off'
    /** `on`: loudness counts, by this cap, and every explanation has to say so. */
    influence: { mode: 'off' } | { mode: 'on'; cap: number }
    person: Thresholds
    household: Thresholds
    /** A level is kept down to this share of its threshold … */
    keptDownTo: number
    /** … and below it for so many nightly runs. */
    nightsBelow: number
    /** Accelerated cases as a share of all, at most. */
    ceiling: number
    /** How much the median wait of good may grow in a rehearsal. */
    goodMayWaitMore: number
    /** With fewer cases on record neither ceiling nor rehearsal says anything. */
    leastCases: number
  }
}

export const greatestCap = 0.5

export const defaultValuePolicy: ValuePolicy = {
  halfLifeMonths: 12,
  horizonMonths: 12,
  leastCustomers: 100,
  leastReturned: 30,
  advocacy: { cap: 0.2, deedsToHalf: 10 },
  levels: {
    mode: 'on',
    influence: { mode: 'off' },
    person: { excellent: 500, exceptional: 2000 },
    household: { excellent: 900, exceptional: 3600 },
    keptDownTo: 0.9,
    nightsBelow: 30,
    ceiling: 0.15,
    goodMayWaitMore: 0.05,
    leastCases: 100,
  },
}

/** A number as it may be used: a cap stays in [0, greatestCap], whatever a policy says. */
export function capWithin(cap: number): number {
  return Number.isFinite(cap) ? Math.min(Math.max(cap, 0), greatestCap) : 0
}
