import { quantileOf } from '../statistics/random/bootstrap.ts'
import type { CaseColumns } from './case-columns.ts'
import { besideOf } from './draft.ts'
import { bandSentence } from './en-beside.ts'
import type { Beside } from './finding.ts'
import { fitSpeed } from './fits.ts'
import { speedInput } from './speed-question.ts'
import type { SpeedQuestion } from './speed-question.ts'

const thirds = [1 / 3, 2 / 3] as const

/**
 * The ratio in three bands of waiting time, each with a third of the answers: cases enter a band when they have waited so long, and leave it
 * at its end. Asked where the one ratio changes with waiting.
 */
export function bandsOf(cases: CaseColumns, question: SpeedQuestion, id: string): Beside[] {
  const { input, covariates } = speedInput(cases, question)
  const answers = input.time.filter((_, i) => input.event[i] === 1).toSorted()
  if (answers.length < 30) return []
  const edges = [0, ...thirds.map(share => quantileOf(answers, share)), Infinity]
  return edges.slice(0, -1).flatMap((from, band) => {
    const to = edges[band + 1] ?? Infinity
    const inside = (_: unknown, i: number) => (input.time[i] ?? 0) > from || from === 0
    const time = input.time.filter(inside)
    const event = input.event.filter(inside)
    const estimates = fitSpeed(
      {
        // Nobody enters at the moment of leaving.
        ...(from > 0 && { entry: new Float64Array(time.length).fill(from) }),
        time: time.map(own => Math.min(own, to)),
        event: event.map((own, i) => (own === 1 && (time[i] ?? 0) <= to ? 1 : 0)),
        strata: input.strata.filter(inside),
        clusters: input.clusters.filter(inside),
      },
      covariates.map(({ name, values }) => ({ name, values: values.filter(inside) })),
    )
    const [estimate] = 'ok' in estimates ? [] : estimates
    return estimate === undefined ? [] : [besideOf(`${id}.band-${band + 1}`, estimate, bandSentence(from, to))]
  })
}
