import type { CaseColumns, Coded, TextColumns } from './case-columns.ts'
import { numbersAt, rowsWhere } from './case-columns.ts'
import { draftOf, untested } from './draft.ts'
import type { Answered, Draft, Words } from './draft.ts'
import { evenSides } from './even-days.ts'
import { fewestInGroup, wantsAnswer } from './exposure.ts'
import { equalFollowers } from './loudness-speed.ts'
import { speedChecks } from './speed-checks.ts'
import { askSpeed } from './speed-question.ts'
import { checkSentences } from './en-checks.ts'
import { partCheck } from './finding.ts'
import type { Check } from './finding.ts'
import { ranksOf } from './label-ranks.ts'
import { needAndChannel } from './strata.ts'
import { reachOf } from './verdict.ts'

/** One group of cases against the others, in speed. */
export type Sides = {
  id: string
  words: Words
  asksLoudness: boolean
  /** 1 on the side asked about, 0 on the other, NaN in neither. */
  side: ArrayLike<number>
  keys?: readonly ArrayLike<number>[]
  columns: readonly string[]
  fewest?: number
}

export function sidesSpeed(cases: CaseColumns, sides: Sides): Answered {
  const { id, words, asksLoudness, side, columns, fewest = fewestInGroup } = sides
  const all = rowsWhere(cases.count, row => !Number.isNaN(side[row] ?? Number.NaN) && wantsAnswer(cases, row))
  const rows = evenSides(all, cases.day, row => side[row] === 1)
  const values = numbersAt(rows, row => side[row] ?? 0)
  const there = values.reduce((sum, one) => sum + one, 0)
  if (there < fewest || values.length - there < fewest) {
    return untested(id, fewest === fewestInGroup ? 'too-few-on-a-side' : 'too-few-in-a-group', columns)
  }
  const question = {
    rows,
    asked: [{ name: words.who, values }],
    also: equalFollowers(cases, rows),
    ...(sides.keys !== undefined && { keys: sides.keys }),
  }
  const answer = askSpeed(cases, question)
  if (!answer.ok) return untested(id, answer.reason, columns)
  const grounds = speedChecks(cases, question, answer.estimates, answer.span)
  const drafts: Draft[] = answer.estimates.map((estimate, k) => {
    const checks = [...(grounds[k] ?? []), ...partCheck(rows.length, all.length)]
    return draftOf({ id, measure: 'hazard-ratio', asksLoudness, words, checks }, estimate, reachOf(estimate))
  })
  return { drafts, untested: [] }
}

/** Public against private: there the channel is what is asked about, so it is no stratum. */
export function publicSpeed(cases: CaseColumns): Answered {
  if (cases.public === null) return untested('public.speed', 'no-column', ['public'])
  const keys = cases.severity === null ? [] : [cases.severity.codes]
  return sidesSpeed(cases, {
    id: 'public.speed',
    words: { who: 'public', what: 'answered' },
    asksLoudness: true,
    side: cases.public,
    keys,
    columns: ['public'],
  })
}

/** People whose customer is known against strangers. */
export function identifiedSpeed(cases: CaseColumns): Answered {
  const { customer } = cases
  if (customer === null) return untested('identified.speed', 'no-column', ['customer_id'])
  return sidesSpeed(cases, {
    id: 'identified.speed',
    words: { who: 'known', what: 'answered' },
    asksLoudness: false,
    side: Float64Array.from(customer, code => (code >= 0 ? 1 : 0)),
    columns: ['customer_id'],
  })
}

/** Groups of people by language or region, each against all others. Small groups stay unnamed. */
export function peopleSpeed(cases: CaseColumns, by: 'language' | 'region'): Answered {
  const column = cases[by]
  if (column === null) return untested(`people.${by}.speed`, 'no-column', [by])
  const counts = new Map<number, number>()
  for (const code of column.codes) if (code >= 0) counts.set(code, (counts.get(code) ?? 0) + 1)
  const groups = [...counts].filter(([, size]) => size >= fewestShown).map(([code]) => code)
  const sizeOf = (code: number) => counts.get(code) ?? 0
  const hidden = counts.size - groups.length
  // Of two, each is the other's mirror: the smaller is compared with the larger.
  const asked = counts.size === 2 && groups.length === 2 ? groups.toSorted((a, b) => sizeOf(a) - sizeOf(b)).slice(0, 1) : groups
  const parts = asked.map(code =>
    sidesSpeed(cases, {
      id: `people.${by}.${column.names[code] ?? ''}.speed`,
      words: { who: by, what: 'answered', name: column.names[code] ?? '' },
      asksLoudness: false,
      side: Float64Array.from(column.codes, own => (own < 0 ? Number.NaN : own === code ? 1 : 0)),
      columns: [by],
      keys: needAndChannel(cases),
      fewest: fewestShown,
    }),
  )
  const small = hidden > 0 || groups.length === 0 ? [untested(`people.${by}.speed`, 'small-groups', [by])] : []
  return { drafts: parts.flatMap(part => part.drafts), untested: [...parts, ...small].flatMap(part => part.untested) }
}

/** Fewer people than this could be recognised, or judged by a handful of cases. */
const fewestShown = 100

/** Words of danger that moved the severity that was read: whether they were right stands beside it. */
export function triggerSpeed(cases: CaseColumns): Answered {
  if (cases.text === null) return untested('trigger.speed', 'no-column', ['text'])
  if (cases.severity === null) return untested('trigger.speed', 'no-column', ['severity'])
  const found = sidesSpeed(cases, {
    id: 'trigger.speed',
    words: { who: 'trigger', what: 'answered' },
    asksLoudness: false,
    side: heard(cases.text),
    columns: ['text', 'severity'],
  })
  const right = triggersRight(cases, cases.severity, cases.text.trigger)
  return { ...found, drafts: found.drafts.map(draft => ({ ...draft, checks: [...draft.checks, ...right] })) }
}

/** 1 where words of danger were heard, 0 where not, NaN where nobody read. */
function heard({ trigger, read }: TextColumns): Float64Array {
  return Float64Array.from(trigger, (own, row) => (read[row] === 1 ? own : Number.NaN))
}

/** How many of those who used words of danger were in one, as the record says. */
function triggersRight({ count }: CaseColumns, severity: Coded, trigger: Uint8Array): Check[] {
  const ranks = ranksOf(severity.names)
  if (ranks === null) return []
  const rows = rowsWhere(count, row => trigger[row] === 1 && (severity.codes[row] ?? -1) >= 0)
  const grave = rows.reduce((sum, row) => sum + ((ranks[severity.codes[row] ?? 0] ?? 0) >= highRank ? 1 : 0), 0)
  return [{ id: 'triggers-right', holds: null, sentence: checkSentences.triggersRight(grave, rows.length) }]
}

/** "High", in the order of labels. */
const highRank = 3
