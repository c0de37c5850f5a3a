import { describe, expect, it } from 'vitest'
import { freshFacts } from '../facts/facts.fixture.ts'
import { subjects, type Need } from '../facts/need.ts'
import { deskOf } from './desk.ts'
import { stepsOf } from './steps.ts'
import { tracksOf } from './tracks.ts'

const need = (differing: Partial<Need>): Need => freshFacts(0, 'medium', { need: differing }).need

describe('tracksOf', () => {
  it.each<[string, Partial<Need>, 'public' | 'private', readonly string[]]>([
    ['a problem said in public', {}, 'public', ['service', 'reputation']],
    ['the same problem said in private', {}, 'private', ['service']],
    ['an ordinary question in public', { type: 'question' }, 'public', ['service']],
    [
      'a question that names a danger, in public',
      { type: 'question', risks: [{ kind: 'injury', now: true }] },
      'public',
      ['service', 'reputation'],
    ],
    ['praise', { type: 'praise', needsReply: false, severity: [] }, 'public', ['advocacy']],
    ['praise that we would thank for', { type: 'praise', needsReply: true, severity: [] }, 'public', ['advocacy']],
    ['a suggestion that needs an answer', { type: 'suggestion' }, 'public', ['service', 'idea']],
    ['a suggestion', { type: 'suggestion', needsReply: false }, 'private', ['idea']],
    ['chatter', { type: 'other', needsReply: false, severity: [] }, 'public', []],
    ['chatter in which somebody asks for a reply', { type: 'other', needsReply: true, severity: [] }, 'public', []],
    ['criticism that asks for nothing', { type: 'problem', needsReply: false }, 'public', ['reputation']],
    [
      'quiet despair that asks for nothing',
      { type: 'other', needsReply: false, risks: [{ kind: 'self-harm', now: true }] },
      'private',
      ['service'],
    ],
    [
      'a threat that asks for nothing, which security has to see',
      { type: 'other', needsReply: false, severity: [], subject: 'threat', risks: [{ kind: 'threat-to-others', now: true }] },
      'private',
      ['service'],
    ],
  ])('of %s', (_name, differing, visibility, expected) => {
    expect(tracksOf(need(differing), visibility)).toEqual(expected)
  })
})

describe('deskOf', () => {
  it('goes by the matter', () => {
    expect(subjects.map(subject => deskOf(need({ subject })))).toEqual([
      'care',
      'communications',
      'privacy',
      'legal',
      'security',
      'sales',
      'people',
    ])
  })
})

describe('stepsOf', () => {
  it('asks for nothing in an ordinary matter', () => {
    expect(stepsOf(freshFacts(0, 'medium'), 'medium')).toEqual([])
  })

  it('does not ask to find a contact that is on record', () => {
    const earlierContacts = [{ at: -1, channel: 'email', outcome: 'answered' }] as const
    const facts = freshFacts(0, 'medium', { need: { claimsEarlierContact: true }, relationship: { earlierContacts } })
    expect(stepsOf(facts, 'medium')).toEqual([])
  })

  it('does not ask for the welfare step when a risk of self-harm is past', () => {
    const facts = freshFacts(0, 'high', { need: { risks: [{ kind: 'self-harm', now: false }] } })
    expect(stepsOf(facts, 'high')).toEqual([])
  })
})
