import type { BgNbd } from '../statistics/purchases/bgnbd-likelihood.ts'
import { expectedPurchases, probabilityAlive } from '../statistics/purchases/expected-purchases.ts'
import { fitBgNbd, type BgNbdFit } from '../statistics/purchases/fit-bgnbd.ts'
import type { Histories, History } from '../statistics/purchases/histories.ts'
import { expectedAverage } from '../statistics/spending/expected-average.ts'
import { fitGammaGamma, type GammaGammaFit } from '../statistics/spending/fit-gamma-gamma.ts'
import type { GammaGamma } from '../statistics/spending/gamma-gamma-likelihood.ts'

/** What a company's customers have in common: how they come back, and how much an order brings. */
export type BaseFit = { purchases: BgNbdFit; amounts: GammaGammaFit }

/** `amounts` is null where no amounts are known or they follow no such law. */
export type BaseModel = { purchases: BgNbd; amounts: GammaGamma | null }

/**
 * Learns from all customers at once: BG/NBD from when they bought, Gamma-Gamma from the mean margin of the repeat orders of those who
 * came back. A mean margin that is not above 0 teaches nothing about amounts.
 * @param average mean margin per repeat order, place by place, in one currency; NaN where it is not known
 * @example learnBase(histories, averages).purchases.ok
 */
export function learnBase(histories: Histories, average: Float64Array): BaseFit {
  const taught = Array.from(histories.repeats.keys()).filter(i => (histories.repeats[i] ?? 0) > 0 && (average[i] ?? 0) > 0)
  const amounts = fitGammaGamma({
    repeats: Float64Array.from(taught, i => histories.repeats[i] ?? 0),
    average: Float64Array.from(taught, i => average[i] ?? 0),
  })
  return { purchases: fitBgNbd(histories), amounts }
}

/**
 * The parameters of a fit, or null where there are none for purchases; without those, amounts say nothing.
 * @example modelOf(learnBase(histories, averages))?.purchases.alpha // weeks
 */
export function modelOf({ purchases, amounts }: BaseFit): BaseModel | null {
  return purchases.ok ? { purchases: purchases.parameters, amounts: amounts.ok ? amounts.parameters : null } : null
}

export type CustomerOutlook = {
  alive: number
  /** Of each number of weeks that was asked for. */
  purchases: readonly number[]
  /** Margin of an order, by expectation; null where it is not known. */
  average: number | null
  /** Margin of the next 52 weeks, undiscounted: purchases × average. */
  value: number | null
}

const weeksOfYear = 52

/**
 * What is to be expected of one customer.
 * @param average mean margin per repeat order; anything but NaN without repeats; NaN where amounts are not known
 * @param weeks horizons, each 0 or more
 * @example outlookOf({ repeats: 2, recency: 30.43, age: 38.86 }, 22.35, model, [13, 52]).purchases // [0.457, 1.559]
 */
export function outlookOf(history: History, average: number, model: BaseModel, weeks: readonly number[]): CustomerOutlook {
  const { amounts } = model
  const amount =
    amounts === null || Number.isNaN(average) ? null : expectedAverage({ repeats: history.repeats, average }, amounts)
  const purchases = weeks.map(horizon => expectedPurchases(history, model.purchases, horizon))
  const year = purchases[weeks.indexOf(weeksOfYear)] ?? expectedPurchases(history, model.purchases, weeksOfYear)
  return {
    alive: probabilityAlive(history, model.purchases),
    purchases,
    average: amount,
    value: amount === null ? null : year * amount,
  }
}
