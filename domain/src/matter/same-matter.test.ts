import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '../policy/default-policy.ts'
import { matchMatter, type CandidateCase, type IncomingMatter } from './same-matter.ts'

const day = 86_400_000
const now = 100 * day
const message: IncomingMatter = {
  conversationId: 'thread',
  authorKey: 'maria',
  references: ['4471'],
  at: now,
  type: 'problem',
  needsReply: true,
  similarTo: [],
}
const openCase: CandidateCase = {
  caseId: 'case',
  conversationIds: ['thread'],
  authorKeys: ['maria'],
  references: ['4471'],
  status: 'open',
  resolvedAt: null,
  joinedAt: now - day,
}
const match = (incoming: Partial<IncomingMatter>, ...candidates: Partial<CandidateCase>[]) =>
  matchMatter(
    { ...message, ...incoming },
    candidates.map(candidate => ({ ...openCase, ...candidate })),
    defaultPolicy,
  )

describe('matchMatter', () => {
  it('takes whoever wrote a case that was joined into this one for one of its authors', () => {
    expect(match({ authorKey: 'her-husband' }, { authorKeys: ['maria', 'her-husband'] })).toMatchObject({ join: 'case' })
  })

  it('joins the case of the same author in the same thread', () => {
    expect(match({ references: [] }, {})).toEqual({ join: 'case', because: 'thread', reopen: false })
  })

  it('joins the case of the same customer with the same reference on another channel', () => {
    expect(match({ conversationId: 'post' }, {})).toEqual({ join: 'case', because: 'reference', reopen: false })
  })

  it('never joins the case of somebody else in the thread, even with the same reference', () => {
    expect(match({ authorKey: 'bystander' }, {})).toEqual({ open: true })
  })

  it('never joins by the reference of another customer', () => {
    expect(match({ conversationId: 'post' }, { authorKeys: ['other'] })).toEqual({ open: true })
  })

  it('opens a case when the same author has another matter elsewhere', () => {
    expect(match({ conversationId: 'post', references: ['9000'] }, {})).toEqual({ open: true })
  })

  it('only suggests what is alike, most alike first', () => {
    const similarTo = [
      { caseId: 'a', score: 0.8 },
      { caseId: 'b', score: 0.9 },
      { caseId: 'long-closed', score: 1 },
    ]
    const incoming = { conversationId: 'post', references: [], similarTo }
    const closed = { caseId: 'long-closed', status: 'resolved', resolvedAt: now - 30 * day } as const
    expect(match(incoming, { caseId: 'a' }, { caseId: 'b' }, closed)).toEqual({
      suggest: [
        { caseId: 'b', score: 0.9 },
        { caseId: 'a', score: 0.8 },
      ],
    })
  })

  it.each(['pending', 'snoozed'] as const)('joins a %s case', status => {
    expect(match({}, { status })).toMatchObject({ join: 'case', reopen: false })
  })

  it('reopens a case resolved less than 14 days ago', () => {
    expect(match({}, { status: 'resolved', resolvedAt: now - 13 * day })).toMatchObject({ join: 'case', reopen: true })
  })

  it('opens a new case when the old one was resolved 14 days ago', () => {
    expect(match({}, { status: 'resolved', resolvedAt: now - 14 * day })).toEqual({ open: true })
  })

  it.each([{ needsReply: false }, { type: 'praise' }] as const)('attaches thanks and never reopens for them: %o', thanks => {
    expect(match(thanks, { status: 'resolved', resolvedAt: now - day })).toEqual({
      join: 'case',
      because: 'thread',
      reopen: false,
    })
  })

  it('prefers the case that joined last among open ones, and any of them to a resolved one', () => {
    const older = { caseId: 'older', joinedAt: now - 3 * day }
    const newer = { caseId: 'newer', joinedAt: now - 2 * day }
    const resolved = { caseId: 'resolved', status: 'resolved', resolvedAt: now - day, joinedAt: now - day } as const
    expect(match({}, older, resolved, newer)).toMatchObject({ join: 'newer' })
  })

  it('prefers the case with the reference when one private thread carries several matters', () => {
    const other = { caseId: 'other-order', references: ['9000'], joinedAt: now }
    expect(match({}, other, { caseId: 'this-order' })).toMatchObject({ join: 'this-order' })
  })
})
