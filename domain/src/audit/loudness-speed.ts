import type { CaseColumns, LoudnessKind } from './case-columns.ts'
import { numbersAt, loudnessKinds, rowsWhere } from './case-columns.ts'
import type { Covariate } from './covariates.ts'
import { draftOf, together, untested } from './draft.ts'
import type { Answered } from './draft.ts'
import { heardKinds, logFollowers, wantsAnswer } from './exposure.ts'
import { speedChecks } from './speed-checks.ts'
import { askSpeed } from './speed-question.ts'
import type { SpeedAnswer, SpeedQuestion } from './speed-question.ts'
import { reachOf } from './verdict.ts'

/** Whether being loud in the first message buys speed: all kinds in one model, at equal followers. */
export function loudnessSpeed(cases: CaseColumns): Answered {
  const { text } = cases
  if (text === null) return together(loudnessKinds.map(kind => untested(idOf(kind), 'no-column', ['text'])))
  const rows = rowsWhere(cases.count, row => text.read[row] === 1 && wantsAnswer(cases, row))
  const kinds = heardKinds(cases, rows)
  const unheard = loudnessKinds.filter(kind => !kinds.includes(kind)).map(kind => untested(idOf(kind), 'too-few-on-a-side'))
  if (kinds.length === 0) return together(unheard)
  const asked = kinds.map(kind => ({ name: kind, values: numbersAt(rows, row => text.loudness[kind][row] ?? 0) }))
  const question = { rows, asked, also: equalFollowers(cases, rows) }
  const answer = askSpeed(cases, question)
  if (answer.ok) return together([...unheard, ...heard(cases, question, answer, kinds)])
  // Where one kind says another, each is asked about alone.
  const alone = asked.map((own, k) => {
    const single = { ...question, asked: [own] }
    const [kind, one] = [kinds[k] ?? 'capitals', askSpeed(cases, single)]
    return one.ok ? heard(cases, single, one, [kind]) : [untested(idOf(kind), one.reason)]
  })
  return together([...unheard, ...alone.flat()])
}

type Answer = Extract<SpeedAnswer, { ok: true }>

/** What each kind was found to do, with what that rests on. */
function heard(
  cases: CaseColumns,
  question: SpeedQuestion,
  { estimates, span }: Answer,
  kinds: readonly LoudnessKind[],
): Answered[] {
  const grounds = speedChecks(cases, question, estimates, span)
  return estimates.map((estimate, k) => {
    const kind = kinds[k] ?? 'capitals'
    const words = { who: kind, what: 'answered' as const }
    const about = { id: idOf(kind), measure: 'hazard-ratio' as const, asksLoudness: true, words, checks: grounds[k] ?? [] }
    return { drafts: [draftOf(about, estimate, reachOf(estimate))], untested: [] }
  })
}

const idOf = (kind: LoudnessKind): string => `loudness.${kind}.speed`

/** Followers, and a flag where they are not known, as something held equal. */
export function equalFollowers({ followers }: CaseColumns, rows: Uint32Array): Covariate[] {
  if (followers === null) return []
  const logs = logFollowers(followers)
  const known = (row: number) => !Number.isNaN(logs[row] ?? Number.NaN)
  return [
    { name: 'followers', values: numbersAt(rows, row => (known(row) ? (logs[row] ?? 0) : 0)) },
    { name: 'followers-missing', values: numbersAt(rows, row => (known(row) ? 0 : 1)) },
  ]
}
