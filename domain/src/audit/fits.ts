import { fewClusters } from './cluster-errors.ts'
import type { Covariate } from './covariates.ts'
import { estimateOf, profiledEstimate } from './estimate.ts'
import type { Estimate, NoEstimate } from './estimate.ts'
import type { CoxInput } from '../statistics/survival/cox-input.ts'
import { fitCox } from '../statistics/survival/fit-cox.ts'
import { fitGrouped, mostTied, tiedShare } from '../statistics/survival/fit-grouped.ts'
import { fitPenalisedCox } from '../statistics/survival/fit-penalised-cox.ts'
import { fitLogistic } from '../statistics/regression/fit-logistic.ts'
import type { LogisticFit } from '../statistics/regression/fit-logistic.ts'
import type { PenalisedFit } from '../statistics/regression/penalised.ts'
import { fitPenalisedLogistic } from '../statistics/regression/fit-penalised-logistic.ts'

export type SpeedEstimate = Estimate & { method: 'cox' | 'grouped' | 'penalised'; covariates: readonly string[] }

/** What does not vary, or what others say already, holds nothing equal and leaves. */
const leavable = new Set(['no-variation', 'collinear'])

type Fitted = { ok: true; coefficients: Float64Array; naive: Float64Array; robust: Float64Array; cases: number; events: number }
type Failed = { ok: false; reason: string; covariate: number | null }
type Kept<Fit> = { fit: Fit; covariates: readonly Covariate[] }

/**
 * Fits with the asked-about covariates first, and without those behind them that say nothing of their own.
 * @param asked how many covariates are asked about, and may not be left out
 */
function fitWithoutEmpty<Fit extends { ok: true }>(
  covariates: readonly Covariate[],
  asked: number,
  fit: (columns: readonly Float64Array[]) => Fit | Failed,
): Kept<Fit> | NoEstimate {
  let left = covariates
  for (;;) {
    const found = fit(left.map(({ values }) => values))
    if (found.ok) return { fit: found, covariates: left }
    const blamed = found.covariate
    if (blamed === null || blamed < asked || !leavable.has(found.reason)) return { ok: false, reason: found.reason }
    left = left.filter((_, k) => k !== blamed)
  }
}

type SpeedInput = Omit<CoxInput, 'covariates'> & { clusters: Int32Array }

/**
 * The hazard ratios of the first `asked` covariates; grouped by time where too many events share one, penalised where something tells the order
 * of events perfectly.
 */
export function fitSpeed(input: SpeedInput, covariates: readonly Covariate[], asked = 1): SpeedEstimate[] | NoEstimate {
  const isTied = isMostlyTied(input)
  const found = fitWithoutEmpty<Fitted>(covariates, asked, columns =>
    isTied ? fitGrouped({ ...input, covariates: columns }) : fitCox({ ...input, covariates: columns }),
  )
  if ('ok' in found) return found.reason === 'separated' ? fitSeparated(input, covariates, asked) : found
  const names = found.covariates.map(({ name }) => name)
  return Array.from({ length: asked }, (_, k) => ({
    ...estimateOf(found.fit, k, fewIn(input, covariates[k]), input.clusters.length, found.fit.events),
    method: isTied ? ('grouped' as const) : ('cox' as const),
    covariates: names,
  }))
}

/** A penalised fit costs as much as a hundred others: of more cases than this, those of every k-th stratum, or every k-th. */
const enoughSeparated = 20_000

function fitSeparated(all: SpeedInput, covariates: readonly Covariate[], asked: number): SpeedEstimate[] | NoEstimate {
  const step = Math.ceil(all.time.length / enoughSeparated)
  const isSeen = (_: unknown, i: number) => step === 1 || (all.strata?.[i] ?? 0) % step === 0
  const input: SpeedInput = {
    time: all.time.filter(isSeen),
    event: all.event.filter(isSeen),
    entry: all.entry?.filter(isSeen),
    strata: all.strata?.filter(isSeen),
    clusters: all.clusters.filter(isSeen),
  }
  const some = covariates.map(({ name, values }) => ({ name, values: values.filter(isSeen) }))
  const found = fitWithoutEmpty<PenalisedFit>(some, asked, columns => fitPenalisedCox({ ...input, covariates: columns }))
  if ('ok' in found) return { ok: false, reason: 'separated' }
  const names = found.covariates.map(({ name }) => name)
  return Array.from({ length: asked }, (_, k) => ({
    // Of those who have had no event all tell something here: that they have had none.
    ...profiledEstimate(
      found.fit,
      k,
      fewIn({ ...input, event: new Uint8Array(input.time.length).fill(1) }, some[k]),
      input.clusters.length,
      found.fit.events,
    ),
    method: 'penalised' as const,
    covariates: names,
  }))
}

function fewIn({ event, strata, clusters }: SpeedInput, asked: Covariate | undefined) {
  return fewClusters(asked?.values ?? new Float64Array(), event, strata ?? null, clusters)
}

/** The odds ratio of the first covariate; penalised where something tells the outcome perfectly. */
export function fitOdds(outcome: Uint8Array, covariates: readonly Covariate[], clusters: Int32Array): Estimate | NoEstimate {
  const found = fitWithoutEmpty<Extract<LogisticFit, { ok: true }>>(covariates, 1, columns =>
    fitLogistic({ covariates: columns, outcome, clusters }),
  )
  if ('ok' in found) return found.reason === 'separated' ? fitSeparatedOdds(outcome, covariates, clusters) : found
  const { happened, cases } = found.fit
  return estimateOf(found.fit, 0, fewOf(covariates, clusters), cases, Math.min(happened, cases - happened))
}

function fitSeparatedOdds(all: Uint8Array, covariates: readonly Covariate[], allClusters: Int32Array): Estimate | NoEstimate {
  const step = Math.ceil(all.length / enoughSeparated)
  const isSeen = (_: unknown, i: number) => i % step === 0
  const [outcome, clusters] = [all.filter(isSeen), allClusters.filter(isSeen)]
  const some = covariates.map(({ name, values }) => ({ name, values: values.filter(isSeen) }))
  const found = fitWithoutEmpty<PenalisedFit>(some, 1, columns =>
    fitPenalisedLogistic({ covariates: columns, outcome, clusters }),
  )
  if ('ok' in found) return { ok: false, reason: 'separated' }
  const { events, cases } = found.fit
  return profiledEstimate(found.fit, 0, fewOf(some, clusters), cases, Math.min(events, cases - events))
}

function fewOf([asked]: readonly Covariate[], clusters: Int32Array) {
  return fewClusters(asked?.values ?? new Float64Array(), new Uint8Array(clusters.length).fill(1), null, clusters)
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
