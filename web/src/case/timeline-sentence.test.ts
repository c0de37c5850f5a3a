import type { TimelineEntry } from '@evenhand/contract/case.ts'
import { expect, it } from 'vitest'
import { timelineSentence } from './timeline-sentence.ts'

const names = {
  nameOf: (userId: string | null) => (userId === null ? 'Evenhand' : `${userId.charAt(0).toUpperCase()}${userId.slice(1)}`),
  customer: 'Maria',
  moment: (at: number) => `at ${at}`,
}
function say(kind: string, more: Partial<TimelineEntry> = {}): string {
  return timelineSentence(
    { id: 1, at: '2026-03-04T10:00:00.000Z', kind, actorUserId: 'lena', subjectId: null, data: {}, ...more },
    names,
  )
}

it('tells who did what', () => {
  expect(say('resolved')).toBe('Lena resolved it.')
  expect(say('message-in', { actorUserId: null })).toBe('Maria wrote.')
})

it('tells a case that somebody took from one that was given', () => {
  expect(say('assigned', { data: { to: 'lena' } })).toBe('Lena took it.')
  expect(say('assigned', { data: { to: 'amir' } })).toBe('Lena assigned it to Amir.')
  expect(say('assigned', { data: { to: null } })).toBe('Lena gave it back; it belongs to nobody.')
})

it('tells what was decided, and by when', () => {
  expect(say('decided', { data: { severity: 'high', lane: 2, due: 7 } })).toBe('Decided: high, due at 7.')
  expect(say('decided', { data: { severity: 'high', lane: 2, due: null } })).toBe('Decided: high, nothing due.')
  expect(say('decided')).toBe('Decided anew.')
})

it('says of a reply that only sent the customer elsewhere that the first answer is still owed', () => {
  expect(say('reply-sent', { data: { stillOwed: true } })).toContain('still owed')
  expect(say('reply-sent')).toBe('The reply went out.')
})

it('tells what was promised, kept and withdrawn', () => {
  const data = { kind: 'commitment', at: 7 }
  expect(say('date-set', { data })).toBe('Lena put a date on it: we promised, at 7.')
  expect(say('date-kept', { data })).toBe('Lena says it was kept: we promised.')
  expect(say('date-withdrawn', { data })).toBe('Lena withdrew a date: we promised, at 7.')
})

it('tells both sides of a join', () => {
  expect(say('case-joined', { data: { number: 1044 } })).toBe('Lena joined case 1044 into this one.')
  expect(say('case-joined', { data: { into: 1002 } })).toBe('Lena joined this case into case 1002.')
})

it('claims that the wait counts from a found contact only where it does', () => {
  expect(say('contact-linked', { data: { counts: true } })).toContain('The wait counts from there.')
  expect(say('contact-linked', { data: { counts: false } })).not.toContain('counts')
})

it('tells a kind that it does not know without inventing anything', () => {
  expect(say('from-a-newer-server')).toBe('Something changed.')
})

it('tells whose a case is from then on, by whom, and that it was taken back', () => {
  expect(say('whose', { data: { because: 'link', assurance: 'linked' } })).toBe('Lena said who this is.')
  expect(say('whose', { actorUserId: null, data: { because: 'link', assurance: 'linked' } })).toContain('not proven')
  expect(say('whose', { actorUserId: null, data: { because: 'link', assurance: 'verified' } })).toBe('It was proven who this is.')
  expect(say('whose', { data: { because: 'link-undone' } })).toBe('Lena took back who this is.')
  expect(say('whose', { data: { because: 'merge' } })).toContain('Lena said that two records are one person.')
  expect(say('whose', { data: { because: 'merge-undone' } })).toContain('Lena took back that two records are one person.')
})
