import { describe, expect, test } from 'vitest'
import { decideLine } from './decide-line.ts'

function decision(facts: unknown, now: string) {
  const line = decideLine(JSON.stringify({ facts, now }))
  if ('error' in line) throw new Error(JSON.stringify(line.error))
  return line
}

function refusal(line: unknown) {
  const answer = decideLine(typeof line === 'string' ? line : JSON.stringify(line))
  if (!('error' in answer)) throw new Error('It was decided.')
  return answer
}

const twin = (followers: number | null) =>
  decision(
    { need: { text: 'my parcel is broken' }, relationship: { level: 'good' }, audience: { followers } },
    '2026-03-04T10:00:00Z',
  )
const unanswered = (at: string) => ({ earlierContacts: [{ at, channel: 'email', outcome: 'unanswered' }] })
const dueWith = (conduct: unknown) => decision({ need: { severity: 'medium' }, conduct }, '2026-03-04T10:00:00Z').due
const mail = (audience?: unknown) => ({
  need: { type: 'problem', severity: 'medium' },
  relationship: { clock: { joinedAt: '2026-03-05T09:00:00Z' } },
  ...(audience !== undefined && { audience }),
})
const smoke = 'quick one: my X200 charger is smoking, unplugged it, ok to keep indoors?'

describe('scenario 1, smoke', () => {
  const friday = '2026-03-06T10:00:00Z'

  test('twelve followers and a smoking charger: critical, due in a quarter of an hour, before any overdue mail', () => {
    const post = decision({ need: { text: smoke }, audience: { followers: 12 } }, friday)
    expect(post).toMatchObject({ severity: 'critical', lane: 1, due: '2026-03-06T10:15:00.000Z', steps: ['page-rota'] })
    expect(decision(mail(), friday).lane).toBeGreaterThan(post.lane)
  })

  test('two million followers leave the output identical to the byte', () => {
    const quiet = JSON.stringify(decision(mail(), friday))
    const loud = { followers: 2_000_000, reach: 9e6, relevantShare: 1, spreadRate: 3, press: true, publicityThreat: true }
    expect(JSON.stringify(decision(mail(loud), friday))).toBe(quiet)
    expect(JSON.stringify(decision(mail({ followers: null }), friday))).toBe(quiet)
  })
})

test('scenario 2, twins: the same text at the same second with the same level gives the same bytes', () => {
  expect(JSON.stringify(twin(2_000_000))).toBe(JSON.stringify(twin(null)))
})

describe('scenario 3, mail, then post', () => {
  const wednesday = '2026-03-04T10:00:00Z'

  test('a mail on record gains one class: waiting since Monday, due Wednesday 11:00, behind any critical', () => {
    const post = decision({ need: { text: 'still no refund 4471' }, relationship: unanswered('2026-03-02T09:00:00Z') }, wednesday)
    expect(post).toMatchObject({ severity: 'medium', waitingSince: '2026-03-02T09:00:00.000Z', due: '2026-03-04T11:00:00.000Z' })
    const critical = decision({ need: { text: smoke } }, '2026-03-04T10:59:00Z')
    expect(critical.lane).toBeLessThan(post.lane)
  })

  test('Bob without a record is due 14:00 with a "find it" step, and 11:00 once his mail is linked', () => {
    const need = { text: 'still no refund. mailed 3 weeks ago!!!' }
    expect(decision({ need }, wednesday)).toMatchObject({
      severity: 'medium',
      due: '2026-03-04T14:00:00.000Z',
      steps: ['find-earlier-contact'],
    })
    expect(decision({ need, relationship: unanswered('2026-02-11T10:00:00Z') }, wednesday)).toMatchObject({
      due: '2026-03-04T11:00:00.000Z',
      steps: [],
    })
  })
})

describe('scenario 5, gate', () => {
  const asked = '2026-03-04T13:10:00Z'

  test('a departure on record pulls the due time to 20 minutes before it, and the sentence names it', () => {
    const need = { text: 'can I bring my EpiPen?', deadline: { at: '2026-03-04T14:05:00Z', kind: 'departure' } }
    const gate = decision({ need }, asked)
    expect(gate.due).toBe('2026-03-04T13:45:00.000Z')
    expect(gate.sentence).toMatch(/departure/)
  })

  test('without a booking, "answer in 10 min or I call the press" moves nothing', () => {
    const loud = decision({ need: { text: 'can I bring my EpiPen? answer in 10 min or I call the press' } }, asked)
    expect(loud).toMatchObject({ severity: 'low', due: '2026-03-04T23:10:00.000Z' })
  })
})

describe('facts by closet', () => {
  const now = '2026-03-04T10:00:00Z'

  test('what is stated stands in place of what the words say', () => {
    expect(decision({ need: { text: 'my parcel is broken', severity: 'high' } }, now).severity).toBe('high')
    expect(decision({ need: { text: 'hello', risks: ['fraud'] } }, now)).toMatchObject({ severity: 'critical', lane: 1 })
  })

  test('an offset in a time is understood, and every time comes back in UTC', () => {
    expect(decision({ need: { severity: 'high' } }, '2026-03-04T11:00:00+01:00').due).toBe('2026-03-04T11:00:00.000Z')
  })

  test('tone and abuse never move the due time', () => {
    expect(dueWith({ tone: 'furious', abusive: true, warnings: 3 })).toBe(dueWith({ tone: 'positive' }))
  })
})

describe('refusals', () => {
  const now = '2026-03-04T10:00:00Z'
  const need = { severity: 'medium' }

  test.each([
    ['followers under need', { need: { ...need, followers: 5 } }, 'misplaced-fact', 'facts.need.followers'],
    ['followers beside the closets', { need, followers: 5 }, 'misplaced-fact', 'facts.followers'],
    ['a tone under need', { need: { ...need, tone: 'calm' } }, 'misplaced-fact', 'facts.need.tone'],
    [
      'a deadline under relationship',
      { need, relationship: { deadline: null } },
      'misplaced-fact',
      'facts.relationship.deadline',
    ],
    ['a fact nobody knows', { need: { ...need, mood: 1 } }, 'unknown-fact', 'facts.need.mood'],
    [
      'an unknown fact deep inside',
      { need: { severity: [{ severity: 'high', why: 1 }] } },
      'unknown-fact',
      'facts.need.severity.0.why',
    ],
    ['a word that is no severity', { need: { severity: 'urgent' } }, 'invalid-fact', 'facts.need.severity'],
    [
      'a time without an offset',
      { need: { deadline: { at: '2026-03-04T10:00', kind: 'delivery' } } },
      'invalid-fact',
      'facts.need.deadline.at',
    ],
    [
      'a time that nobody lives to see',
      { need: { deadline: { at: '9999-12-31T23:59:59Z', kind: 'delivery' } } },
      'invalid-fact',
      'facts.need.deadline.at',
    ],
    ['followers that are no number', { need, audience: { followers: 'many' } }, 'invalid-fact', 'facts.audience.followers'],
    ['no need at all', {}, 'invalid-fact', 'facts.need'],
  ])('%s', (_, facts, code, path) => {
    expect(refusal({ id: 'a-1', facts, now })).toMatchObject({ id: 'a-1', error: { code, path } })
  })

  test.each(['9999-12-31T23:59:59Z', '0000-01-01T00:00:00+01:00', '1899-12-31T23:59:59Z'])(
    'a moment of deciding that could not be written with what is added to it: %s',
    moment => {
      expect(refusal({ id: 1, facts: { need }, now: moment }).error).toEqual({
        code: 'invalid-fact',
        message: 'A time between the years 1900 and 2999 is needed here.',
        path: 'now',
      })
    },
  )

  test('a line that is no JSON is told where it goes wrong, in words and not in those of the parser', () => {
    expect(refusal('{"facts":').error.message).toBe('The line is no JSON: it ends too early.')
    expect(refusal('{"facts": {]}').error.message).toBe('The line is no JSON: it goes wrong at character 12.')
    expect(refusal('hello').error.message).toMatch(/^The line is no JSON(: it goes wrong at .*)?\.$/)
  })

  test('a line that is no JSON, and one without its moment', () => {
    expect(refusal('{"facts":')).toMatchObject({ error: { code: 'malformed-json' } })
    expect(refusal({ id: 7, facts: { need } })).toMatchObject({ id: 7, error: { code: 'invalid-fact', path: 'now' } })
  })
})
