import { digamma, logGamma } from '../special-functions.ts'
import { repeatClassesOf, type RepeatClasses } from '../purchases/histories.ts'

/**
 * How much a customer base spends per purchase: amounts of one customer are gamma distributed (shape p, own rate), the rates of all
 * customers are gamma distributed (shape q, rate v). p and q have no unit, v is in units of currency. All greater than 0.
 */
export type GammaGamma = { p: number; q: number; v: number }

/** Of customers who came back, place by place: how many repeat purchases, and their mean amount, greater than 0. */
export type Spendings = { repeats: Float64Array; average: Float64Array }

/** The mean log-likelihood per customer; writes its slope along p, q and v into `slope` when given. */
export type GammaGammaLikelihood = (at: GammaGamma, slope?: Float64Array) => number

/**
 * The log-likelihood of Gamma-Gamma (Fader & Hardie 2013, "The Gamma-Gamma Model of Monetary Value", eq. 1a).
 * @param spendings of at least one customer; repeats whole and at least 1, averages greater than 0, in one currency
 * @returns a function of the parameters: mean log-likelihood in nats per customer
 * @example gammaGammaLikelihood(cdnow)({ p: 6.2488, q: 3.7446, v: 15.4477 }) * 946 // −4055.92
 */
export function gammaGammaLikelihood({ repeats, average }: Spendings): GammaGammaLikelihood {
  const classes = repeatClassesOf(repeats)
  const logSums = Float64Array.from(repeats, (x, i) => Math.log(x * (average[i] ?? 0)))
  const constant = logSums.reduce((sum, log, i) => sum - log + Math.log(repeats[i] ?? 1), 0)
  return (at, slope) => {
    const byClass = ofClasses(classes, at)
    const sums = { value: constant, p: 0, q: 0, v: 0 }
    const logRate = Math.log(at.v)
    for (let i = 0; i < repeats.length; i += 1) {
      const x = repeats[i] ?? 0
      const spent = x * (average[i] ?? 0)
      // Large q and v nearly cancel: what is left of them is counted, not their difference.
      const grown = Math.log1p(spent / at.v)
      const share = (logSums[i] ?? 0) - logRate - grown
      sums.value += at.p * x * share - at.q * grown
      sums.p += x * share
      sums.q -= grown
      sums.v += (at.q * spent - at.p * x * at.v) / (at.v * (at.v + spent))
    }
    const count = repeats.length
    if (slope) {
      slope[0] = (byClass.p + sums.p) / count
      slope[1] = (byClass.q + sums.q) / count
      slope[2] = sums.v / count
    }
    return (byClass.value + sums.value) / count
  }
}

/** All terms that depend on the number of repeats alone. */
function ofClasses({ repeats, counts }: RepeatClasses, { p, q }: GammaGamma) {
  const sums = { value: 0, p: 0, q: 0 }
  const [fixed, fixedByQ] = [-logGamma(q), -digamma(q)]
  for (let i = 0; i < repeats.length; i += 1) {
    const x = repeats[i] ?? 0
    const count = counts[i] ?? 0
    const together = digamma(p * x + q)
    sums.value += count * (fixed + logGamma(p * x + q) - logGamma(p * x))
    sums.p += count * x * (together - digamma(p * x))
    sums.q += count * (fixedByQ + together)
  }
  return sums
}
