import { audit } from '@evenhand/domain/audit/audit.ts'
import { simulate } from '@evenhand/domain/audit/simulated/histories.ts'
import { describe, expect, test } from 'vitest'
import { documentOf } from './document.ts'
import type { AuditDocument } from './document.ts'
import { reportPage } from './page.ts'

const agents = ['Adams, Jo', 'Zoe <Z>']

function documentFor(promiseFavour: number): AuditDocument {
  const cases = simulate({ cases: 1_500, days: 30, promiseFavour }, 1)
  const agent = { codes: Int32Array.from({ length: cases.count }, (_, row) => row % 2), names: agents }
  const ground = {
    label: 'a <made-up> history',
    format: 'canonical',
    rows: cases.count,
    cases: cases.count,
    answered: cases.count,
    from: Date.UTC(2026, 2, 2),
    to: Date.UTC(2026, 3, 2),
    severityFrom: 'recorded' as const,
    left: [],
    notes: [],
    examples: [],
  }
  return documentOf(audit({ ...cases, agent }, { byAgent: true }), ground, 1)
}
const unfair = documentFor(0.15)
const page = reportPage(unfair)

describe('the report', () => {
  test('begins with the answer, how long people waited, how many questions came out how, and what to do first', () => {
    const start = page.slice(page.indexOf('<h1>'), page.indexOf('<h2>Charts'))
    expect(start).toContain('Yes, the care in this history favours the loud')
    expect(start).toMatch(/Half of the cases with under 100 followers were answered after [\d.]+ (min|h|days)/)
    expect(start).toMatch(/questions have a number: \d+ in favour of the loud/)
    expect(start).toContain('What to do first')
    const steps = [...start.matchAll(/<li>(.*?)<\/li>/g)].map(([, step]) => step)
    expect(new Set(steps).size).toBe(steps.length)
  })

  test('advises nothing where nothing is unfair', () => {
    const fair = reportPage({ ...unfair, findings: unfair.findings.map(finding => ({ ...finding, advice: null })) })
    expect(fair).not.toContain('What to do first')
  })

  test('leads from each chart to its numbers, as a table in the appendix and as a file', () => {
    for (const name of ['forest', 'waiting', 'overtaking']) {
      expect(page).toContain(`href="#numbers-${name}"`)
      expect(page.indexOf(`id="numbers-${name}"`)).toBeGreaterThan(page.indexOf('Appendix: the numbers'))
      expect(page).toContain(`download="${name}.csv"`)
    }
    const [, csv = ''] = /download="forest\.csv" href="data:text\/csv;charset=utf-8,([^"]*)"/.exec(page) ?? []
    const [header, ...rows] = decodeURIComponent(csv).trim().split('\n')
    expect(header).toBe('finding,id,effect,low,high,p,p_adjusted,n,verdict')
    const speed = unfair.findings.find(({ id }) => id === 'followers.speed')
    expect(rows.find(row => row.includes(',followers.speed,'))?.split(',')[2]).toBe(String(speed?.effect))
  })

  test('tells once what several findings rest on, and how many they are', () => {
    const sentence = 'Severity as recorded at opening is held equal.'
    const sharing = unfair.findings.filter(({ checks }) => checks.some(check => check.sentence === sentence))
    expect(sharing.length).toBeGreaterThan(3)
    expect(page.split(sentence)).toHaveLength(2)
    expect(page).toContain(`${sentence} (${sharing.length} findings)`)
  })

  test('tells shares between those of one rank: of many with one follower nobody is the lowest', () => {
    const points = [
      { cases: 0, amount: 0 },
      { cases: 0.4, amount: 0.4 },
      { cases: 1, amount: 1 },
    ]
    const even = reportPage({ ...unfair, charts: { ...unfair.charts, shares: [{ id: 'attention.followers', points }] } })
    const rows = [...even.matchAll(/lowest (\d+) %<\/th><td>([\d.]+) %/g)].map(([, cases, amount]) => [cases, amount])
    expect(rows).toEqual([
      ['10', '10.0'],
      ['25', '25.0'],
      ['50', '50.0'],
      ['75', '75.0'],
      ['90', '90.0'],
    ])
  })

  test('shows that agents differ or not, and nobody’s name: neither on the page nor in the document', () => {
    expect(page).toContain('Agent 1')
    expect(page + JSON.stringify(unfair)).not.toMatch(/Adams|Zoe/)
    expect(page).toContain('a &lt;made-up&gt; history')
  })
})
