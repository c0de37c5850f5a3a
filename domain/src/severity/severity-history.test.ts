import { describe, expect, it } from 'vitest'
import { freshFacts } from '../facts/facts.fixture.ts'
import type { Risk, SeverityFact, SeveritySource } from '../facts/need.ts'
import { demandedByRisk, severityHistory } from './severity-history.ts'
import type { Severity } from './severity.ts'

const said = (at: number, severity: Severity, source: SeveritySource = 'message'): SeverityFact => ({ at, severity, source })
const historyOf = (facts: readonly SeverityFact[], risks: readonly Risk[] = []): readonly [number, Severity][] =>
  severityHistory(freshFacts(0, 'low', { need: { severity: facts, risks } }).need, 0).map(({ at, severity }) => [at, severity])

describe('severityHistory', () => {
  it('raises by words and records, each from the moment of its fact', () => {
    expect(historyOf([said(0, 'low'), said(5, 'medium', 'records'), said(9, 'critical')])).toEqual([
      [0, 'low'],
      [5, 'medium'],
      [9, 'critical'],
    ])
  })

  it('is never lowered by words or records: "delivered" is often the very thing in dispute', () => {
    expect(historyOf([said(0, 'high'), said(5, 'low', 'records'), said(6, 'low')])).toEqual([[0, 'high']])
  })

  it('is lowered by a person, as if it had never been more', () => {
    expect(historyOf([said(0, 'low'), said(5, 'critical'), said(9, 'medium', 'person')])).toEqual([
      [0, 'low'],
      [5, 'medium'],
    ])
  })

  it('is raised again by what becomes known after a person lowered it', () => {
    expect(historyOf([said(0, 'high'), said(5, 'low', 'person'), said(9, 'high')])).toEqual([
      [0, 'low'],
      [9, 'high'],
    ])
  })

  it('counts what was known before the matter joined from its joining', () => {
    expect(historyOf([said(-9, 'low'), said(-5, 'high')])).toEqual([[0, 'high']])
  })

  it('reads facts in order of time, however they are handed over', () => {
    expect(historyOf([said(9, 'high'), said(0, 'low')])).toEqual(historyOf([said(0, 'low'), said(9, 'high')]))
  })

  it('lets nobody lower a matter while a risk is happening', () => {
    expect(historyOf([said(0, 'critical'), said(5, 'low', 'person')], [{ kind: 'fraud', now: true }])).toEqual([[0, 'critical']])
  })

  it('lets a lead lower a matter in which a loss is past', () => {
    expect(historyOf([said(0, 'high'), said(5, 'medium', 'person')], [{ kind: 'bereavement', now: false }])).toEqual([
      [0, 'medium'],
    ])
  })

  it('takes the class from the risk where no fact states it', () => {
    expect(historyOf([said(0, 'low')], [{ kind: 'minor-in-danger', now: true }])).toEqual([[0, 'critical']])
    expect(historyOf([said(0, 'low')], [{ kind: 'hardship', now: false }])).toEqual([[0, 'high']])
  })
})

describe('demandedByRisk', () => {
  it('is nothing for a threat to others, or threatening would buy speed', () => {
    expect(demandedByRisk([{ kind: 'threat-to-others', now: true }])).toBeNull()
  })

  it.each(['bereavement', 'hardship'] as const)('is high for %s alone, whether it is called present or not', kind => {
    expect([true, false].map(now => demandedByRisk([{ kind, now }]))).toEqual(['high', 'high'])
  })

  it('is critical for what happens beside a hardship', () => {
    expect(
      demandedByRisk([
        { kind: 'hardship', now: true },
        { kind: 'self-harm', now: true },
      ]),
    ).toBe('critical')
  })

  it('is nothing for a disability alone', () => {
    expect(demandedByRisk([{ kind: 'disability', now: false }])).toBeNull()
  })
})
