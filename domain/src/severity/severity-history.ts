import type { Need, Risk, RiskKind, SeverityFact, SeveritySource } from '../facts/need.ts'
import type { Instant } from '../time/instant.ts'
import { isMoreSevere, type Severity } from './severity.ts'

/**
 * A class of severity and the moment from which it counts. `statedAt` is when it was said: a lead who lowers a case says so
 * later than the moment from which the lower class counts.
 */
export type SeverityStep = { at: Instant; severity: Severity; source: SeveritySource | 'risk' | null; statedAt: Instant }

/**
 * How severe a matter has been since it joined the queue: the class it joined with, then only raises, each later and more
 * severe than the one before it. Never empty; the last one holds now.
 *
 * Words and records only raise. A person may lower, and then the whole history is read again with the lower class as its
 * ceiling, so that lowering can never make a case due earlier than it was. While a risk is happening nobody lowers: first the
 * risk itself has to be taken back.
 *
 * @example severityHistory({ severity: [{ at: 0, severity: 'low', source: 'message' }, { at: 9, severity: 'high', source: 'records' }], … }, 0)
 * // [{ at: 0, severity: 'low', … }, { at: 9, severity: 'high', … }]
 */
export function severityHistory(need: Need, joinedAt: Instant): readonly SeverityStep[] {
  const facts = inOrderOfTime(need.severity)
  const demanded = demandedByRisk(need.risks)
  const steps = [openingStep(facts, demanded, joinedAt)]
  const mayLower = demanded !== 'critical'
  for (let i = 0; i < facts.length; i += 1) {
    const fact = facts[i]
    if (fact === undefined) continue
    const current = steps[steps.length - 1] ?? steps[0]
    if (current === undefined) continue
    if (isMoreSevere(fact.severity, current.severity)) raise(steps, fact, joinedAt)
    else if (mayLower && fact.source === 'person' && isMoreSevere(current.severity, fact.severity)) lower(steps, fact)
  }
  return steps
}

/**
 * The class that the risks alone demand. A risk that is happening makes a matter critical; bereavement and hardship, which last,
 * and a past injury make it high. A threat to others goes to security instead and moves no promise, or threatening would buy speed.
 * @example demandedByRisk([{ kind: 'bereavement', now: false }]) // 'high'
 */
export function demandedByRisk(risks: readonly Risk[]): Severity | null {
  let demanded: Severity | null = null
  for (const risk of risks) {
    if (isHappening(risk)) return 'critical'
    if (lasting.has(risk.kind) || risk.kind === 'injury') demanded = 'high'
  }
  return demanded
}

/** Weighs for as long as it lasts, and nobody has to be fetched from bed for it: "now" says nothing more about it. */
const lasting: ReadonlySet<RiskKind> = new Set(['bereavement', 'hardship'])

/**
 * True for a risk that comes before everything else: it is happening, and to somebody whom we serve.
 * @example isHappening({ kind: 'hardship', now: true }) // false: high, not critical
 */
export function isHappening({ kind, now }: Risk): boolean {
  return now && kind !== 'threat-to-others' && !lasting.has(kind)
}

function openingStep(facts: readonly SeverityFact[], demanded: Severity | null, joinedAt: Instant): SeverityStep {
  const first = facts[0]
  // Words that name a risk usually state its severity too; where they do not, the risk counts from the opening.
  if (demanded !== null && !facts.some(fact => !isMoreSevere(demanded, fact.severity))) {
    return { at: joinedAt, severity: demanded, source: 'risk', statedAt: joinedAt }
  }
  if (first === undefined) return { at: joinedAt, severity: 'low', source: null, statedAt: joinedAt }
  return { at: joinedAt, severity: first.severity, source: first.source, statedAt: first.at }
}

function raise(steps: SeverityStep[], fact: SeverityFact, joinedAt: Instant): void {
  const { at, severity, source } = fact
  if (at <= joinedAt) steps[0] = { at: joinedAt, severity, source, statedAt: at }
  else steps.push({ at, severity, source, statedAt: at })
}

function lower(steps: SeverityStep[], fact: SeverityFact): void {
  const reached = steps.findIndex(step => !isMoreSevere(fact.severity, step.severity))
  const step = steps[reached]
  if (step === undefined) return
  steps.length = reached + 1
  steps[reached] = { at: step.at, severity: fact.severity, source: 'person', statedAt: fact.at }
}

function inOrderOfTime(facts: readonly SeverityFact[]): readonly SeverityFact[] {
  for (let i = 1; i < facts.length; i += 1) {
    if ((facts[i]?.at ?? 0) < (facts[i - 1]?.at ?? 0)) return facts.toSorted((a, b) => a.at - b.at)
  }
  return facts
}
