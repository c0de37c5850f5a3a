/** How one judgement compares: what was right, what was said, and how sure (0 to 1). */
export type Compared = { right: string; said: string; confidence: number }

export type ClassMeasure = { label: string; right: number; said: number; precision: number | null; recall: number | null }
export type ChoiceMeasure = {
  messages: number
  accuracy: number
  macroF1: number
  classes: readonly ClassMeasure[]
  /** Expected calibration error over ten bins of equal width. */
  calibrationError: number
  /** Share of messages that can be answered when the least sure are left out until 95 % of the rest are right. */
  coverageAt95: number
}

const bins = 10

/** Expected calibration error (Guo et al. 2017): mean distance of sureness and truth, weighted by the messages of a bin. */
export function calibrationError(all: readonly Compared[]): number {
  const sums = Array.from({ length: bins }, () => 0)
  for (const { right, said, confidence } of all) {
    const bin = Math.min(bins - 1, Math.floor(confidence * bins))
    sums[bin] = (sums[bin] ?? 0) + confidence - Number(right === said)
  }
  return sums.reduce((total, sum) => total + Math.abs(sum), 0) / Math.max(1, all.length)
}

const wanted = 0.95

/** The largest share, taken from the surest on, of which at least 95 % are right. */
export function coverageAt95(all: readonly Compared[]): number {
  let right = 0
  let covered = 0
  for (const [at, each] of all.toSorted((a, b) => b.confidence - a.confidence).entries()) {
    right += Number(each.right === each.said)
    if (right >= wanted * (at + 1)) covered = at + 1
  }
  return covered / Math.max(1, all.length)
}

function classMeasure(all: readonly Compared[], label: string): ClassMeasure {
  const right = all.filter(each => each.right === label).length
  const said = all.filter(each => each.said === label).length
  const both = all.filter(each => each.right === label && each.said === label).length
  return { label, right, said, precision: said === 0 ? null : both / said, recall: right === 0 ? null : both / right }
}

function f1({ precision, recall }: ClassMeasure): number {
  if (precision === null || recall === null || precision + recall === 0) return 0
  return (2 * precision * recall) / (precision + recall)
}

/** Measures one judgement over messages. Macro-F1 is the mean over the labels that occur. */
export function measureChoice(all: readonly Compared[], labels: readonly string[]): ChoiceMeasure {
  const classes = labels.map(label => classMeasure(all, label))
  const occurring = classes.filter(({ right }) => right > 0)
  return {
    messages: all.length,
    accuracy: all.filter(({ right, said }) => right === said).length / Math.max(1, all.length),
    macroF1: occurring.reduce((sum, each) => sum + f1(each), 0) / Math.max(1, occurring.length),
    classes,
    calibrationError: calibrationError(all),
    coverageAt95: coverageAt95(all),
  }
}

/**
 * Cohen's kappa with quadratic weights (Cohen 1968): 1 for agreement, 0 for chance; far misses weigh as the square of their distance.
 * @param labels in order
 */
export function quadraticKappa(all: readonly Compared[], labels: readonly string[]): number {
  const count = (of: (each: Compared) => string): number[] => labels.map(label => all.filter(each => of(each) === label).length)
  const right = count(each => each.right)
  const said = count(each => each.said)
  const observed = all.reduce((sum, each) => sum + (labels.indexOf(each.right) - labels.indexOf(each.said)) ** 2, 0)
  let expected = 0
  for (const [i, r] of right.entries())
    for (const [j, s] of said.entries()) expected += ((i - j) ** 2 * r * s) / Math.max(1, all.length)
  return expected === 0 ? 1 : 1 - observed / expected
}
