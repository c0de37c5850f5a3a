import { describe, expect, test } from 'vitest'
import { audit } from './audit.ts'
import type { CaseColumns } from './case-columns.ts'
import { simulate } from './simulated/histories.ts'

/** What stands beside speed: words by need, matters that come back, satisfaction. */
const cases = simulate({ cases: 1_500, days: 30 }, 5)
const column = (of: (row: number) => number) => Float64Array.from({ length: cases.count }, (_, row) => of(row))
/** 0 critical to 3 low, as the simulation numbers them. */
const severityAt = (row: number) => cases.severity?.codes[row] ?? 3
const isCapital = (row: number) => cases.text?.loudness.capitals[row] === 1
const followersAt = (row: number) => cases.followers?.[row] ?? 0
const found = (more: Partial<CaseColumns>, id: string) => audit({ ...cases, ...more }).findings.find(own => own.id === id)

describe('words against need', () => {
  test('are as they should be where graver matters get more', () => {
    const finding = found({ wordsSent: column(row => 80 - 15 * severityAt(row) + (row % 7)) }, 'attention.need')
    expect(finding).toMatchObject({ verdict: 'fair', measure: 'concentration-index', advice: null })
    expect(finding?.effect).toBeGreaterThan(0.05)
    expect(finding?.sentence).toMatch(/^The graver the matter, the more words it got .*Graver matters get no less\.$/)
  })

  test('are unequal where graver matters get fewer', () => {
    const finding = found({ wordsSent: column(row => 20 + 25 * severityAt(row) + (row % 7)) }, 'attention.need')
    expect(finding).toMatchObject({ verdict: 'unequal' })
    expect(finding?.effect).toBeLessThan(0)
  })

  test('cannot be told without an order of severity', () => {
    const severity = cases.severity === null ? null : { ...cases.severity, names: ['a', 'b', 'c', 'd'] }
    const { findings, untested } = audit({ ...cases, severity, wordsSent: column(row => row % 9) })
    expect(findings.some(({ id }) => id === 'attention.need')).toBe(false)
    expect(untested.find(({ id }) => id === 'attention.need')?.sentence).toContain('severity')
  })
})

describe('words of cases that still wait', () => {
  test('do not count before a week is over: they may get them yet', () => {
    const ended = cases.watchedUntil[0] ?? 0
    const isNew = (row: number) => ended - (cases.opened[row] ?? 0) < 7 * 86_400_000 && row % 3 === 0
    // The loud of this week have had no answer so far, everybody else had as many words as all others.
    const firstResponse = cases.firstResponse.map((at, row) => (isNew(row) && followersAt(row) > 300 ? Number.NaN : at))
    const wordsSent = column(row => (Number.isNaN(firstResponse[row]) ? 0 : 40 + (row % 5)))
    const finding = found({ firstResponse, wordsSent }, 'attention.followers')
    expect(finding?.verdict).toBe('fair')
    expect(finding?.n).toBeLessThan(cases.count)
  })
})

describe('quality beside speed', () => {
  const resolved = cases.firstResponse.map(at => at + 3_600_000)

  test('sees that matters of people with followers come back more often, and calls it unequal and no favour', () => {
    const reopened = column(row => (row % 10 < Math.min(6, Math.log10(followersAt(row) + 1)) ? 1 : 0))
    const finding = found({ resolved, reopened }, 'reopened.followers')
    expect(finding).toMatchObject({ verdict: 'unequal', measure: 'odds-ratio' })
    expect(finding?.effect).toBeGreaterThan(1.2)
    expect(finding?.sentence).toContain('coming back after it was resolved')
  })

  test('sees whose matters come back also by the manner of the first message, at equal followers', () => {
    const reopened = column(row => (row % 10 < (isCapital(row) ? 5 : 2) ? 1 : 0))
    const finding = found({ resolved, reopened }, 'reopened.loudness')
    expect(finding).toMatchObject({ verdict: 'unequal', measure: 'odds-ratio' })
    expect(finding?.low).toBeGreaterThan(1.5)
    expect(finding?.sentence).toMatch(/^With a loud first message .*coming back after it was resolved/)
  })

  test('asks only those who said whether they were satisfied', () => {
    const satisfied = column(row => (row % 4 === 0 ? (row % 8 === 0 ? 1 : 0) : Number.NaN))
    const finding = found({ satisfied }, 'satisfaction.followers')
    expect(finding?.n).toBe(Math.ceil(cases.count / 4))
    expect(finding?.verdict).not.toMatch(/favours|unequal/)
  })
})

describe('labels by the manner of the first message', () => {
  const priorities = ['urgent', 'normal']

  test('are seen where the loud are given a higher one at the same need, and are no favour where they are not', () => {
    const loudRaised = Int32Array.from({ length: cases.count }, (_, row) => (row % 10 < (isCapital(row) ? 6 : 3) ? 0 : 1))
    const raised = found({ priority: { codes: loudRaised, names: priorities } }, 'loudness.priority')
    expect(raised).toMatchObject({ verdict: 'favours the loud' })
    const even = Int32Array.from({ length: cases.count }, (_, row) => (row % 10 < 4 ? 0 : 1))
    expect(found({ priority: { codes: even, names: priorities } }, 'loudness.priority')?.verdict).toMatch(/fair|not enough data/)
  })

  test('are not compared where fewer than thirty are loud', () => {
    const { text } = cases
    if (text === null) throw new Error('no text')
    const capitals = text.loudness.capitals.map((own, row) => (row < 150 ? own : 0))
    const few = { ...text, loudness: { ...text.loudness, capitals } }
    expect(capitals.reduce((sum, own) => sum + own, 0)).toBeLessThan(30)
    const { untested } = audit({ ...cases, text: few })
    expect(untested.find(({ id }) => id === 'loudness.priority')?.sentence).toContain('too few cases stand on one of the sides')
  })
})
