/** Something to learn from: which rows are on and how much, and the class it belongs to. */
export type Example = { rows: Int32Array; values: Float32Array; label: number }

/** Of each row in turn one weight for each class, and a bias for each class. */
export type Softmax = { weights: Float32Array; bias: Float32Array }

export type Pace = {
  epochs: number
  /** Of the first step; it falls in a straight line to zero. */
  step: number
}

/** Gradients below this are not worth the walk through memory. */
const least = 0.002
const biasPace = 0.05

/**
 * Multinomial logistic regression by stochastic gradient descent in a fixed order drawn from a fixed seed: the same examples give the
 * same weights. Time grows with examples × features of one × classes × epochs.
 */
export function trainSoftmax(examples: readonly Example[], rows: number, classes: number, { epochs, step }: Pace): Softmax {
  const weights = new Float32Array(rows * classes)
  const bias = new Float32Array(classes)
  const order = Int32Array.from(examples, (_, at) => at)
  const random = generator()
  const chance = new Float32Array(classes)
  const active = new Int32Array(classes)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random)
    const pace = step * (1 - epoch / epochs)
    for (const at of order) {
      const example = examples[at]
      if (example === undefined) continue
      probabilities(example, { weights, bias }, chance)
      chance[example.label] = (chance[example.label] ?? 0) - 1
      let count = 0
      for (let k = 0; k < classes; k += 1) if (Math.abs(chance[k] ?? 0) > least) active[count++] = k
      if (count > 0) descend(example, { weights, bias }, chance, active.subarray(0, count), pace)
    }
  }
  return { weights, bias }
}

function descend(example: Example, model: Softmax, gradient: Float32Array, active: Int32Array, pace: number): void {
  const { weights, bias } = model
  const classes = bias.length
  const { rows, values } = example
  for (let j = 0; j < rows.length; j += 1) {
    const start = (rows[j] ?? 0) * classes
    const by = pace * (values[j] ?? 0)
    for (const k of active) weights[start + k] = (weights[start + k] ?? 0) - by * (gradient[k] ?? 0)
  }
  for (const k of active) bias[k] = (bias[k] ?? 0) - pace * biasPace * (gradient[k] ?? 0)
}

/** How probable each class is; written into `into`, which has their number. */
export function probabilities(
  { rows, values }: Pick<Example, 'rows' | 'values'>,
  { weights, bias }: Softmax,
  into: Float32Array,
): void {
  const classes = bias.length
  into.set(bias)
  for (let j = 0; j < rows.length; j += 1) {
    const start = (rows[j] ?? 0) * classes
    const value = values[j] ?? 0
    for (let k = 0; k < classes; k += 1) into[k] = (into[k] ?? 0) + (weights[start + k] ?? 0) * value
  }
  let most = Number.NEGATIVE_INFINITY
  for (const score of into) if (score > most) most = score
  let sum = 0
  for (let k = 0; k < classes; k += 1) sum += into[k] = Math.exp((into[k] ?? 0) - most)
  for (let k = 0; k < classes; k += 1) into[k] = (into[k] ?? 0) / sum
}

/** A linear congruential generator (Numerical Recipes): chance that is the same every time. */
function generator(): (below: number) => number {
  let state = 1
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 0x1_0000_0000) * below)
  }
}

function shuffle(order: Int32Array, random: (below: number) => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = random(at + 1)
    const kept = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = kept
  }
}
