import { benjaminiHochberg } from '../statistics/multiple/adjust.ts'
import type { CaseColumns } from './case-columns.ts'
import { pick, rowsWhere } from './case-columns.ts'
import { evenDays } from './even-days.ts'
import { ratioOf } from './draft.ts'
import { intervalOf, probabilityOf } from './estimate.ts'
import { logFollowers, wantsAnswer } from './exposure.ts'
import { askSpeed } from './speed-question.ts'

/** `followers.speed` in one part of the history. `p` is corrected for the number of parts (Benjamini & Hochberg 1995). */
export type Part = { name: string; effect: number; low: number; high: number; p: number; n: number }
export type Stability = { by: 'time' | 'team' | 'agent'; parts: readonly Part[]; hidden: number }

/** Fewer answers than this in a part say nothing, and may point at somebody. */
const fewestInPart = 200
const mostParts = 24
/** Of more cases in a part than this, those of whole days, evenly spread; the count stands with it. */
const mostInPart = 25_000

/** The headline measure over time, by team, and, only where people were consulted about it, by agent. */
export function stabilityOf(cases: CaseColumns, byAgent: boolean): Stability[] {
  if (cases.followers === null) return []
  const first = cases.day.reduce((least, day) => Math.min(least, day), Infinity)
  const last = cases.day.reduce((most, day) => Math.max(most, day), -Infinity)
  const span = last - first + 1
  const step = span > 400 ? 91 : span > 60 ? 30 : 7
  const periods = cases.day.map(day => Math.floor((day - first) / step))
  const nameOf = (code: number) => new Date((first + code * step) * 86_400_000).toISOString().slice(0, 10)
  const over: Stability[] = span < 2 * step ? [] : [partsOf(cases, 'time', periods, nameOf)]
  if (cases.queue !== null) over.push(partsOf(cases, 'team', cases.queue.codes, code => cases.queue?.names[code] ?? ''))
  if (byAgent && cases.agent !== null) {
    over.push(unnamed(partsOf(cases, 'agent', cases.agent.codes, String)))
  }
  return over
}

/** Whether agents differ is to be seen, not who: numbered by what was found, so that not even the order tells. */
function unnamed({ parts, ...all }: Stability): Stability {
  const sorted = parts.toSorted((a, b) => b.effect - a.effect)
  return { ...all, parts: sorted.map((part, place) => ({ ...part, name: `Agent ${place + 1}` })) }
}

function partsOf(cases: CaseColumns, by: Stability['by'], codes: Int32Array, nameOf: (code: number) => string): Stability {
  const logs = logFollowers(cases.followers ?? new Float64Array())
  const isKnown = (row: number) => !Number.isNaN(logs[row] ?? Number.NaN) && wantsAnswer(cases, row)
  const sizes = new Map<number, number>()
  for (const code of codes) if (code >= 0) sizes.set(code, (sizes.get(code) ?? 0) + 1)
  const large = [...sizes].filter(([, size]) => size >= fewestInPart)
  const shown = (by === 'time' ? large : large.toSorted((a, b) => b[1] - a[1])).slice(0, mostParts).map(([code]) => code)
  const parts = shown
    .toSorted((a, b) => a - b)
    .flatMap(code => {
      const rows = evenDays(
        rowsWhere(cases.count, row => codes[row] === code && isKnown(row)),
        cases.day,
        mostInPart,
      )
      const answer = askSpeed(cases, { rows, asked: [{ name: 'followers', values: pick(logs, rows) }] })
      const estimate = answer.ok ? answer.estimates[0] : undefined
      if (estimate === undefined || estimate.events < fewestInPart) return []
      const { low, high } = intervalOf(estimate)
      return [
        {
          name: nameOf(code),
          effect: ratioOf(estimate.value),
          low: ratioOf(low),
          high: ratioOf(high),
          p: probabilityOf(estimate),
          n: estimate.cases,
        },
      ]
    })
  const corrected = benjaminiHochberg(Float64Array.from(parts, part => part.p))
  return { by, parts: parts.map((part, i) => ({ ...part, p: corrected[i] ?? part.p })), hidden: sizes.size - parts.length }
}
