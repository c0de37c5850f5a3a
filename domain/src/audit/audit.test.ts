import { describe, expect, test } from 'vitest'
import { audit } from './audit.ts'
import type { Finding } from './finding.ts'
import { followersSpeed } from './followers-speed.ts'
import { plainColumns } from './simulated/no-columns.ts'
import { simulate } from './simulated/histories.ts'
import type { Story } from './simulated/histories.ts'

const favours = ({ verdict }: Finding) => verdict !== 'fair' && verdict !== 'not enough data'

function flagged(story: Story, seed: number): Map<string, Finding> {
  const { findings } = audit(simulate({ cases: 4_000, days: 30, ...story }, seed), { seed })
  return new Map(findings.filter(favours).map(finding => [finding.id, finding]))
}

/** Only the headline, which is what these histories are about. */
function speedOf(story: Story, seed: number) {
  const cases = simulate({ cases: 3_000, days: 12, ...story }, seed)
  const [draft] = followersSpeed(cases).drafts
  if (draft === undefined || draft.interval === null) throw new Error('no speed')
  return { ...draft, low: Math.exp(draft.interval.low), effect: Math.exp(draft.value) }
}

const checksOf = ({ checks }: Finding) => checks.map(({ id }) => id)

describe('scenario 10, the honest audit', { timeout: 60_000 }, () => {
  test('(a) sees that followers speed replies', () => {
    const flags = flagged({ promiseFavour: 0.1 }, 1)
    expect(flags.get('followers.speed')).toMatchObject({ verdict: 'favours the loud' })
    expect(flags.has('public.speed')).toBe(false)
  })

  test('(b) sees that followers raise the label, and through it the speed, though at equal labels it is even', () => {
    const flags = flagged({ priorityFavour: 0.4, priorityServed: true }, 1)
    expect(flags.get('followers.priority')).toMatchObject({ verdict: 'favours the loud' })
    const speed = flags.get('followers.speed')
    expect(speed?.verdict).toBe('favours the loud')
    expect(speed?.beside.find(({ id }) => id === 'followers.speed.direct')?.effect).toBeCloseTo(1, 1)
  })

  test('(c) sees that public is faster and followers do not matter', () => {
    expect([...flagged({ publicHurry: 3 }, 2).keys()]).toEqual(['public.speed'])
  })

  test('(d) sees nothing where nothing is', () => {
    const alarms = Array.from({ length: 6 }, (_, seed) => flagged({}, seed + 100).size)
    // At 5 % each, two alarms in six come once in thirty times; `evenhand evaluate audit` has two hundred.
    expect(alarms.filter(count => count > 0).length).toBeLessThanOrEqual(1)
  })
})

describe('a fair queue that looks unfair', { timeout: 60_000 }, () => {
  test.each<[string, Story]>([
    ['on viral days of more load and larger accounts', { viral: { every: 4, load: 1.6, size: 10 } }],
    ['because people whose earlier contact failed are louder', { earlierContacts: 0.2 }],
    ['because some are closed unread, whoever they are', { closedUnread: { share: 0.1, of: 'all' } }],
    ['because followers go with severity', { followersBySeverity: 0.3 }],
  ])('is not called unfair %s', (_, story) => {
    const lows = [1, 2, 3].map(seed => speedOf(story, seed).low)
    expect(lows.filter(low => low > 1).length).toBeLessThanOrEqual(1)
  })

  test('would be, if days were not compared with themselves', () => {
    const cases = simulate({ cases: 3_000, days: 12, viral: { every: 4, load: 1.6, size: 10 } }, 1)
    const [blind] = followersSpeed({ ...cases, day: new Int32Array(cases.count) }).drafts
    expect(blind?.p).toBeLessThan(0.001)
  })

  test('is seen where only the quiet are closed unread, which the answered alone do not show', () => {
    const speed = speedOf({ cases: 6_500, days: 15, closedUnread: { share: 0.12, of: 'quiet' } }, 1)
    expect(speed.low).toBeGreaterThan(1)
    expect(speed.p).toBeLessThan(0.01)
    const answered = speed.beside.find(({ id }) => id === 'followers.speed.answered-only')
    expect(answered?.effect).toBeLessThan(speed.effect)
  })
})

const instants = (...hours: readonly number[]) => Float64Array.from(hours, hour => hour * 3_600_000)

describe('the audit', { timeout: 60_000 }, () => {
  const three = { opened: instants(0, 1, 2), firstResponse: instants(3, 4, Number.NaN), watchedUntil: instants(9, 9, 9) }

  test('says of every question that it cannot answer which column would be needed', () => {
    const { findings, untested, answer } = audit(plainColumns(three))
    expect(findings).toEqual([])
    expect(untested.find(({ id }) => id === 'followers.speed')).toMatchObject({ columns: ['followers'] })
    expect(answer).toContain('does not hold followers')
  })

  test.each([
    ['one case', { opened: instants(0), firstResponse: instants(1), watchedUntil: instants(9), followers: Float64Array.of(5) }],
    ['no variation in followers', { ...three, followers: Float64Array.of(7, 7, 7) }],
    ['nobody answered', { ...three, firstResponse: instants(NaN, NaN, NaN), followers: Float64Array.of(1, 10, 100) }],
  ])('gives no number for %s, but the reason', (_, columns) => {
    const { findings, untested } = audit(plainColumns(columns))
    expect(findings.filter(({ id }) => id === 'followers.speed')).toEqual([])
    expect(untested.find(({ id }) => id === 'followers.speed')?.sentence).toMatch(/could not be tested/)
  })

  test('calls nothing unfair where 99 in 100 were never answered', () => {
    const cases = simulate({ cases: 1_000, days: 5 }, 1)
    const firstResponse = cases.firstResponse.map((at, i) => (i % 100 === 0 ? at : Number.NaN))
    const { findings } = audit({ ...cases, firstResponse })
    expect(findings.filter(favours)).toEqual([])
    expect(findings.find(({ id }) => id === 'followers.speed')?.events ?? 0).toBeLessThanOrEqual(10)
  })

  test('sees that followers tell the label perfectly, where the plain likelihood has no greatest value, and says how', () => {
    const cases = simulate({ cases: 600, days: 5 }, 1)
    const codes = Int32Array.from(cases.followers ?? [], count => (count > 200 ? 0 : 1))
    const { findings } = audit({ ...cases, priority: { codes, names: ['high', 'low'] } })
    const finding = findings.find(({ id }) => id === 'followers.priority')
    expect(finding).toMatchObject({ verdict: 'favours the loud' })
    // More than a million nobody is told.
    expect(finding?.effect).toBe(1e6)
    expect(finding?.low).toBe(1e6)
    expect(finding?.checks.find(({ id }) => id === 'separated')?.sentence).toContain('Firth')
  })

  test('sees that of the silent of an incident nobody was answered', () => {
    const cases = simulate({ cases: 400, days: 5 }, 1)
    const declared = (cases.opened[0] ?? 0) + 86_400_000
    // From then on the silent have a case of their own, and wait.
    const isSilent = (row: number) => (cases.opened[row] ?? 0) > declared
    const column = (of: (row: number) => number) => Float64Array.from({ length: cases.count }, (_, row) => of(row))
    const { findings } = audit({
      ...cases,
      firstResponse: column(row => (isSilent(row) ? Number.NaN : declared + 60_000 * (1 + (row % 900)))),
      incident: { codes: new Int32Array(cases.count), names: ['outage'] },
      incidentDeclared: column(() => declared),
    })
    const finding = findings.find(({ id }) => id === 'silent.speed')
    expect(finding).toMatchObject({ verdict: 'favours the loud' })
    expect(finding?.low).toBeGreaterThan(2)
    expect(finding?.sentence).toMatch(/^From those who had complained .* times as likely/)
  })

  test('shows bands of waiting where one ratio does not hold for all', () => {
    const { drafts } = followersSpeed(simulate({ cases: 4_000, days: 30, promiseFavour: 0.1 }, 1))
    const bands = drafts[0]?.beside.filter(({ id }) => id.includes('band')) ?? []
    expect(bands.map(({ id }) => id)).toEqual(['followers.speed.band-1', 'followers.speed.band-2', 'followers.speed.band-3'])
    expect(drafts[0]?.checks.find(({ id }) => id === 'proportional')?.holds).toBe(false)
  })

  test('does not name small groups of people', () => {
    const cases = simulate({ cases: 1_000, days: 5 }, 1)
    const codes = Int32Array.from({ length: 1_000 }, (_, i) => (i < 20 ? 1 : i < 400 ? 2 : 0))
    const { findings, untested } = audit({ ...cases, language: { codes, names: ['en', 'is', 'de'] } })
    expect(
      findings
        .map(({ id }) => id)
        .filter(id => id.startsWith('people'))
        .toSorted(),
    ).toEqual(['people.language.de.speed', 'people.language.en.speed'])
    expect(JSON.stringify([findings, untested])).not.toContain('.is.')
  })

  test('says that it rests on the reading of the text where no record tells severity, and only there', () => {
    const cases = simulate({ cases: 1_500, days: 30, promiseFavour: 0.15 }, 1)
    const [recorded, read] = [audit(cases), audit({ ...cases, severity: null })]
    expect(read.answer).toMatch(/^Yes, .*, if severity is read right\.$/)
    expect(read.findings.find(({ id }) => id === 'followers.speed')?.sentence).toMatch(
      /favours the loud, if severity is read right\.$/,
    )
    expect(recorded.findings[0]?.sentence).toMatch(/favours the loud\.$/)
    expect(JSON.stringify(recorded)).not.toContain('if severity is read right')
  })

  test('speaks of resolutions where it counts them, and of no direction where none can be told', () => {
    const cases = simulate({ cases: 1_500, days: 30 }, 2)
    const resolved = cases.firstResponse.map(at => at + 3_600_000)
    const wordsSent = Float64Array.from({ length: cases.count }, (_, row) => 20 + (row % 7))
    const { findings } = audit({ ...cases, resolved, wordsSent })
    const sentence = (id: string) => findings.find(own => own.id === id)?.sentence
    expect(sentence('followers.resolution')).toContain('resolutions in 1,500 cases')
    expect(sentence('attention.followers')).toMatch(
      /^People with more followers got as many words as their need explains, as far as/,
    )
  })

  test('says of every ratio what it rests on: need, earlier contacts, and of speed whether it drifts', () => {
    const { findings } = audit(simulate({ cases: 2_000, days: 15 }, 4))
    const ratios = findings.filter(({ measure }) => measure === 'hazard-ratio' || measure === 'odds-ratio')
    expect(ratios.map(({ id }) => id)).toEqual(expect.arrayContaining(['loudness.capitals.speed', 'followers.priority']))
    for (const finding of ratios)
      expect(checksOf(finding)).toEqual(expect.arrayContaining(['need', 'earlier-contacts', 'unseen']))
    for (const finding of ratios.filter(({ measure }) => measure === 'hazard-ratio'))
      expect(checksOf(finding)).toContain('proportional')
  })

  test('says that all have the same followers, and not that nobody waited', () => {
    const cases = simulate({ cases: 500, days: 5 }, 3)
    const { untested } = audit({ ...cases, followers: new Float64Array(cases.count).fill(100) })
    expect(untested.find(({ id }) => id === 'overtaking.followers')?.sentence).toContain(
      'all that are compared with each other are alike',
    )
  })

  test('is the same for the same history', () => {
    const cases = simulate({ cases: 500, days: 5 }, 3)
    expect(audit(cases)).toEqual(audit(cases))
  })
})
