import { fewClusters } from './cluster-errors.ts'
import type { Covariate } from './covariates.ts'
import { estimateOf } from './estimate.ts'
import type { Estimate, NoEstimate } from './estimate.ts'
import type { CoxInput } from '../statistics/survival/cox-input.ts'
import { fitCox } from '../statistics/survival/fit-cox.ts'
import { fitGrouped, mostTied, tiedShare } from '../statistics/survival/fit-grouped.ts'
import { fitLogistic } from '../statistics/regression/fit-logistic.ts'

export type SpeedEstimate = Estimate & { method: 'cox' | 'grouped'; covariates: readonly string[] }

/** What does not vary, or what others say already, holds nothing equal and leaves. */
const leavable = new Set(['no-variation', 'collinear'])

type Fitted = { coefficients: Float64Array; naive: Float64Array; robust: Float64Array }
type Failed = { ok: false; reason: string; covariate: number | null }

/**
 * Fits with the asked-about covariates first, and without those behind them that say nothing of their own.
 * @param asked how many covariates are asked about, and may not be left out
 */
function fitWithoutEmpty<Fit>(
  covariates: readonly Covariate[],
  asked: number,
  fit: (columns: readonly Float64Array[]) => ({ ok: true } & Fit) | Failed,
): { fit: Fit; covariates: readonly Covariate[] } | NoEstimate {
  let left = covariates
  for (;;) {
    const found = fit(left.map(({ values }) => values))
    if (found.ok) return { fit: found, covariates: left }
    const blamed = found.covariate
    if (blamed === null || blamed < asked || !leavable.has(found.reason)) return { ok: false, reason: found.reason }
    left = left.filter((_, k) => k !== blamed)
  }
}

/** The hazard ratios of the first `asked` covariates; grouped by time where too many events share one. */
export function fitSpeed(
  input: Omit<CoxInput, 'covariates'> & { clusters: Int32Array },
  covariates: readonly Covariate[],
  asked = 1,
): SpeedEstimate[] | NoEstimate {
  const isTied = isMostlyTied(input)
  const found = fitWithoutEmpty<Fitted & { events: number }>(covariates, asked, columns =>
    isTied ? fitGrouped({ ...input, covariates: columns }) : fitCox({ ...input, covariates: columns }),
  )
  if ('ok' in found) return found
  const { fit } = found
  return Array.from({ length: asked }, (_, k) => ({
    ...estimateOf(
      fit,
      k,
      fewClusters(covariates[k]?.values ?? new Float64Array(), input.event, input.strata ?? null, input.clusters),
      input.clusters.length,
      fit.events,
    ),
    method: isTied ? ('grouped' as const) : ('cox' as const),
    covariates: found.covariates.map(({ name }) => name),
  }))
}

/** The odds ratio of the first covariate. */
export function fitOdds(outcome: Uint8Array, covariates: readonly Covariate[], clusters: Int32Array): Estimate | NoEstimate {
  const found = fitWithoutEmpty<Fitted & { happened: number; cases: number }>(covariates, 1, columns =>
    fitLogistic({ covariates: columns, outcome, clusters }),
  )
  if ('ok' in found) return found
  const { happened, cases } = found.fit
  const few = fewClusters(covariates[0]?.values ?? new Float64Array(), new Uint8Array(cases).fill(1), null, clusters)
  return estimateOf(found.fit, 0, few, cases, Math.min(happened, cases - happened))
}

/** Enough to tell whether three in ten share their moment. */
const enoughForTies = 50_000

/** Looked at in every k-th stratum, where there are many cases. */
function isMostlyTied({ time, event, strata }: Omit<CoxInput, 'covariates'>): boolean {
  const step = strata === undefined ? 1 : Math.ceil(time.length / enoughForTies)
  const isSeen = (_: unknown, i: number) => step === 1 || (strata?.[i] ?? 0) % step === 0
  const some = { covariates: [], time: time.filter(isSeen), event: event.filter(isSeen), strata: strata?.filter(isSeen) }
  return some.time.length > 0 && tiedShare(some) > mostTied
}
