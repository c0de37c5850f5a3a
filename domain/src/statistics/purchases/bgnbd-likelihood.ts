import { digamma, logGamma } from '../special-functions.ts'
import { repeatClassesOf, type Histories, type RepeatClasses } from './histories.ts'

/**
 * How a whole customer base buys and stays away: rates of buying are gamma distributed (shape r, rate alpha per week), the chance to
 * stay away for ever after a purchase is beta distributed (a, b). All greater than 0.
 */
export type BgNbd = { r: number; alpha: number; a: number; b: number }

/** The mean log-likelihood per customer; writes its slope along r, alpha, a and b into `slope` when given. */
export type BgNbdLikelihood = (at: BgNbd, slope?: Float64Array) => number

/**
 * The log-likelihood of BG/NBD (Fader, Hardie & Lee 2005, "Counting Your Customers the Easy Way", eq. 6), in the form that neither
 * overflows nor loses digits: with s = (r + x) ln((alpha + T) / (alpha + t_x)) + ln(a / (b + x − 1)), the two ways to have been silent
 * since t_x add up to −(r + x) ln(alpha + T) + ln(1 + eˢ).
 * @param histories of at least one customer; each as `whyNoHistory` allows
 * @returns a function of the parameters: mean log-likelihood in nats per customer
 * @example bgnbdLikelihood(cdnow)({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }) * 2357 // −9582.43
 */
export function bgnbdLikelihood(histories: Histories): BgNbdLikelihood {
  const classes = repeatClassesOf(histories.repeats)
  return (at, slope) => {
    const byClass = ofClasses(classes, at)
    const sums = ofTimes(histories, classes, byClass.silence, at)
    const count = histories.repeats.length
    if (slope) {
      slope[0] = (byClass.slope.r + sums.r) / count
      slope[1] = sums.alpha / count
      slope[2] = (byClass.slope.a + sums.gone / at.a) / count
      slope[3] = (byClass.slope.b - sums.goneByB) / count
    }
    return (byClass.value + sums.value) / count
  }
}

/** All terms that depend on the number of repeats alone. `silence` is ln(a / (b + x − 1)) of each class. */
function ofClasses({ repeats, counts }: RepeatClasses, { r, a, b }: BgNbd) {
  const slope = { r: 0, a: 0, b: 0 }
  let value = 0
  const silence = new Float64Array(repeats.length)
  const fixed = -logGamma(r) + logGamma(a + b) - logGamma(b)
  const atStart = { r: -digamma(r), ab: digamma(a + b), b: digamma(b) }
  for (let i = 0; i < repeats.length; i += 1) {
    const x = repeats[i] ?? 0
    const count = counts[i] ?? 0
    value += count * (fixed + logGamma(r + x) + logGamma(b + x) - logGamma(a + b + x))
    slope.r += count * (atStart.r + digamma(r + x))
    const together = atStart.ab - digamma(a + b + x)
    slope.a += count * together
    slope.b += count * (together + digamma(b + x) - atStart.b)
    if (x > 0) silence[i] = Math.log(a / (b + x - 1))
  }
  return { value, slope, silence }
}

/** All terms that depend on the times. `gone` counts how many are, by expectation, away for ever. */
function ofTimes(
  { repeats, recency, age }: Histories,
  { classOf }: RepeatClasses,
  silence: Float64Array,
  { r, alpha, b }: BgNbd,
) {
  const sums = { value: 0, r: 0, alpha: 0, gone: 0, goneByB: 0 }
  const logAlpha = Math.log(alpha)
  for (let i = 0; i < repeats.length; i += 1) {
    const x = repeats[i] ?? 0
    const time = age[i] ?? 0
    const until = alpha + time
    // Large r and alpha nearly cancel: what is left of them is counted, not their difference.
    const grown = Math.log1p(time / alpha)
    sums.value -= r * grown
    sums.r -= grown
    sums.alpha += (r * time) / (alpha * until)
    if (x === 0) continue
    const last = alpha + (recency[i] ?? 0)
    const quiet = Math.log(until / last)
    const s = (r + x) * quiet + (silence[classOf[i] ?? 0] ?? 0)
    const e = Math.exp(-Math.abs(s))
    const gone = s > 0 ? 1 / (1 + e) : e / (1 + e)
    sums.value += Math.max(s, 0) + Math.log1p(e) - x * (logAlpha + grown)
    sums.r += gone * quiet
    sums.alpha -= x / until + ((r + x) * gone * (until - last)) / (last * until)
    sums.gone += gone
    sums.goneByB += gone / (b + x - 1)
  }
  return sums
}
