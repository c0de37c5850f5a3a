import { holm } from '../statistics/multiple/adjust.ts'
import { attention } from './attention.ts'
import type { AuditStep } from './audit-steps.ts'
import type { CaseColumns } from './case-columns.ts'
import { sharesCharts, waitingChart } from './charts.ts'
import type { SharesChart, WaitingChart } from './charts.ts'
import { onScale, isRatio, together } from './draft.ts'
import type { Answered, Draft } from './draft.ts'
import { adviceOf, answerOf, sentenceOf } from './en.ts'
import { titleOf } from './en-titles.ts'
import { untestedSentence } from './en-untested.ts'
import type { Finding, Untested, Verdict } from './finding.ts'
import { followersSpeed } from './followers-speed.ts'
import { labels } from './labels.ts'
import { loudnessSpeed } from './loudness-speed.ts'
import { overtakingOf } from './overtaken.ts'
import type { OvertakingNumbers } from './overtaken.ts'
import { publicGoodwill } from './public-goodwill.ts'
import { identifiedSpeed, peopleSpeed, publicSpeed, triggerSpeed } from './side-speed.ts'
import { silentSpeed } from './silent-speed.ts'
import { stabilityOf } from './stability.ts'
import type { Stability } from './stability.ts'
import { verdictOf } from './verdict.ts'

export type Audit = {
  /** The board's question, answered in one sentence. */
  answer: string
  /** In order of importance. */
  findings: readonly Finding[]
  untested: readonly Untested[]
  stability: readonly Stability[]
  waiting: WaitingChart
  overtaking: OvertakingNumbers | null
  shares: readonly SharesChart[]
}

export type AuditOptions = {
  /** By agent only where those concerned were consulted about it. */
  byAgent?: boolean
  /** Of all chance in the audit: dealing out followers and drawing days. */
  seed?: number
  /** Told what is looked at next. */
  onStep?: (step: AuditStep) => void
}

/**
 * Whether care favours the loud: every measure that the columns allow, each with effect, interval, verdict and what it rests on; verdicts
 * corrected for their number (Holm 1979). Source: decision model, "Fairness audit".
 * @param cases columns of one length; a hundred cases say little, a million take seconds
 * @returns the same for the same columns and seed; questions without a number stand under `untested` with the reason
 * @example audit(cases).findings.find(({ id }) => id === 'followers.speed')?.verdict // 'fair'
 */
export function audit(cases: CaseColumns, { byAgent = false, seed = 1, onStep = () => undefined }: AuditOptions = {}): Audit {
  let overtaking: OvertakingNumbers | null = null
  const parts: readonly [step: AuditStep, ask: () => readonly Answered[]][] = [
    ['speed', () => [followersSpeed(cases), followersSpeed(cases, 'resolution')]],
    ['loudness', () => [loudnessSpeed(cases)]],
    ['public and known', () => [publicSpeed(cases), publicGoodwill(cases), identifiedSpeed(cases)]],
    ['labels', () => [labels(cases)]],
    [
      'overtaking',
      () => {
        const found = overtakingOf(cases, seed)
        overtaking = found.numbers
        return [found]
      },
    ],
    ['attention', () => attention(cases)],
    ['incidents and words of danger', () => [silentSpeed(cases), triggerSpeed(cases)]],
    ['languages and regions', () => [peopleSpeed(cases, 'language'), peopleSpeed(cases, 'region')]],
  ]
  const answered = together(
    parts.flatMap(([step, ask]) => {
      onStep(step)
      return ask()
    }),
  )
  onStep('stability')
  const stability = stabilityOf(cases, byAgent)
  const isRead = cases.severity === null && cases.text !== null
  const findings = inOrder(judged(answered.drafts, isRead))
  return {
    answer: answerOf(findings, cases.followers !== null, isRead),
    findings,
    untested: answered.untested.map(({ id, reason, columns }) => ({
      id,
      sentence: untestedSentence(id, reason, columns),
      columns,
    })),
    stability,
    waiting: waitingChart(cases),
    overtaking,
    shares: sharesCharts(cases),
  }
}

function judged(drafts: readonly Draft[], isRead: boolean): Finding[] {
  const corrected = holm(Float64Array.from(drafts, draft => draft.p))
  return drafts.map((draft, i) => findingOf(draft, corrected[i] ?? Number.NaN, isRead))
}

function findingOf(draft: Draft, pAdjusted: number, isRead: boolean): Finding {
  const { id, measure, value, interval, p, n, events, reach, asksLoudness, right } = draft
  const [low, high] = interval === null ? [null, null] : [onScale(measure, interval.low), onScale(measure, interval.high)]
  const scale = isRatio(measure) ? 'ratio' : 'index'
  const verdict = verdictOf({ low, high, pAdjusted, scale, asksLoudness, right })
  const needed = verdict === 'not enough data' ? (reach?.needed ?? null) : null
  const numbers = { effect: onScale(measure, value), low, high, n, events, p, needed }
  return {
    id,
    title: titleOf(draft.words),
    measure,
    ...numbers,
    pAdjusted,
    verdict,
    visible: reach?.visible ?? null,
    sentence: sentenceOf(draft, numbers, verdict, isRead),
    checks: draft.checks,
    beside: draft.beside,
    advice: adviceOf(draft, verdict),
  }
}

/** Smaller probabilities than this are alike: then the order of the questions counts. */
const beyondDoubt = 1e-4

const weight: Readonly<Record<Verdict, number>> = {
  'favours the loud': 0,
  'favours the quiet': 1,
  unequal: 2,
  'not enough data': 3,
  fair: 4,
}

/** What favours somebody first, the surest before others; among equals in the order of the questions. */
function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => weight[a.verdict] - weight[b.verdict] || sureness(a) - sureness(b))
}

function sureness({ verdict, pAdjusted }: Finding): number {
  return verdict === 'fair' || verdict === 'not enough data' ? 0 : Math.max(pAdjusted, beyondDoubt)
}
