import { stayingAtRisk } from '../statistics/survival/competing.ts'
import type { CaseColumns } from './case-columns.ts'

const minute = 60_000

/** How long cases waited, in minutes, and how waiting ended: 0 nobody looked further, 1 answered, 2 closed without an answer. */
export type Waits = { time: Float64Array; outcome: Uint8Array; watched: Float64Array }

export type WaitFor = 'first-response' | 'resolution'

/** @param until what is waited for; closing after a resolution ends nothing */
export function waitsOf(cases: CaseColumns, rows: Uint32Array, until: WaitFor = 'first-response'): Waits {
  const { opened, watchedUntil, closed } = cases
  const awaited = until === 'first-response' ? cases.firstResponse : (cases.resolved ?? new Float64Array())
  const [time, watched, outcome] = [new Float64Array(rows.length), new Float64Array(rows.length), new Uint8Array(rows.length)]
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i] ?? 0
    const from = opened[row] ?? 0
    const came = awaited[row] ?? Number.NaN
    const left = closed?.[row] ?? Number.NaN
    const end = watchedUntil[row] ?? from
    watched[i] = (end - from) / minute
    outcome[i] = came <= end ? 1 : left <= end ? 2 : 0
    time[i] = ((outcome[i] === 1 ? came : outcome[i] === 2 ? left : end) - from) / minute
  }
  return { time, outcome, watched }
}

/** The case that was closed unanswered stays at risk until the export, as one that is never answered does. */
export function closedStay({ time, outcome, watched }: Waits): { time: Float64Array; event: Uint8Array } {
  return stayingAtRisk(time, outcome, watched)
}

/** The case that was closed unanswered is only known to have waited so long. */
export function closedLeave({ time, outcome }: Waits): { time: Float64Array; event: Uint8Array } {
  return { time, event: Uint8Array.from(outcome, kind => (kind === 1 ? 1 : 0)) }
}
