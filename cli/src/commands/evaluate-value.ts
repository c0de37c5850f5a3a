import { InvalidArgumentError } from 'commander'
import type { Command } from 'commander'
import type { Io } from '../io.ts'
import { table } from '../show/table.ts'
import { measureValue } from '../value/measure-value.ts'
import type { ValueMeasured } from '../value/measure-value.ts'
import { readSummary } from '../value/read-summary.ts'
import { tellRejected } from '../value/tell-value.ts'
import { refuseFolder } from '../refuse-folder.ts'

const examples = `
FILE holds one customer a row: ID,x,t_x,T in weeks, perhaps zbar (mean margin of repeat orders), and perhaps hold (purchases that came in the weeks
after). Measured are the fit, whether other starts lead to the same, and, against hold, how far the predictions were off beside the plain
rate x/T.

Examples:
  evenhand evaluate value customers.csv
  evenhand evaluate value calibration-and-holdout.csv --holdout-weeks 39 --json`

/** `evenhand evaluate value`: how well purchases are predicted, on customers of whom it is known what came. */
export function addEvaluateValue(group: Command, io: Io): void {
  group
    .command('value')
    .summary('measure how well purchases are predicted')
    .description('Fits customers, and compares what is predicted with what came.')
    .argument('<file>', 'CSV of one customer a row')
    .option('--holdout-weeks <weeks>', 'how many weeks hold speaks of', readWeeks, 39)
    .option('--json', 'the whole report as one JSON object')
    .addHelpText('after', examples)
    .action(async (file: string, options: { holdoutWeeks: number; json?: true }) => {
      await refuseFolder(file)
      const customers = await readSummary(file)
      tellRejected(io, customers)
      const measured = measureValue(customers, options.holdoutWeeks, () => performance.now())
      await io.out(options.json ? `${JSON.stringify(measured)}\n` : inWords(measured))
    })
}

function readWeeks(text: string): number {
  const weeks = Number(text)
  if (!(weeks > 0 && weeks <= 5200)) throw new InvalidArgumentError('It has to be a number of weeks, as 39.')
  return weeks
}

const fixed = (...numbers: readonly number[]) => numbers.map(value => value.toFixed(6)).join('  ')
const share = (value: number | null) => (value === null ? 'nothing came' : `${(100 * value).toFixed(2)} %`)

function inWords(measured: ValueMeasured): string {
  const { bgnbd, starts, gammaGamma, holdout } = measured
  return table([
    ['customers', String(measured.customers)],
    ['BG/NBD r, alpha, a, b', fixed(bgnbd.r, bgnbd.alpha, bgnbd.a, bgnbd.b)],
    ['log-likelihood', bgnbd.logLikelihood.toFixed(4)],
    ['other starts', `${starts.converged} of ${starts.tried} converged; at most ${starts.furthestApart.toExponential(1)} apart`],
    ...measured.examples.map(({ repeats, recency, age, purchases, alive }) => [
      `(${repeats}, ${recency}, ${age}) in 13/39/52 weeks; alive`,
      `${fixed(...purchases)}; ${fixed(alive)}`,
    ]),
    ['Gamma-Gamma p, q, v', gammaGamma === null ? 'not enough data' : fixed(gammaGamma.p, gammaGamma.q, gammaGamma.v)],
    ...(holdout === null
      ? []
      : [
          [
            `next ${holdout.weeks} weeks: root mean square error`,
            error(holdout.model.rootMeanSquare, holdout.naive.rootMeanSquare),
          ],
          ['error of the total', `${share(holdout.model.ofTotal)} (plain rate ${share(holdout.naive.ofTotal)})`],
        ]),
    ['fitted in', `${measured.fitMs.toFixed(0)} ms`],
  ])
}

function error(model: number, naive: number): string {
  return `${model.toFixed(4)} (plain rate ${naive.toFixed(4)})`
}
