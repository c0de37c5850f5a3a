import type { Message, Note, Reply } from '@evenhand/contract/case.ts'
import { expect, it } from 'vitest'
import { conversationItems } from './conversation-items.ts'

function at(hour: number, minute = 0, day = 4): string {
  return new Date(2026, 2, day, hour, minute).toISOString()
}
function message(sentAt: string, more: Partial<Message> = {}): Message {
  return {
    id: sentAt,
    direction: 'in',
    author: { name: 'Maria', handle: null, userId: null },
    ofThisCase: true,
    channel: { id: 'c', name: 'Posts', network: 'posts' },
    visibility: 'public',
    kind: 'post',
    subject: null,
    body: 'hello',
    sentAt,
    editedAt: null,
    deletedAt: null,
    language: 'en',
    abusive: false,
    maskedNumbers: 0,
    ...more,
  }
}
function reply(state: Reply['state'], createdAt: string): Reply {
  const times = { createdAt, sendAt: createdAt }
  return {
    id: state,
    body: 'hi',
    authorUserId: 'u',
    state,
    thenStatus: 'open',
    missingFact: null,
    attempts: 0,
    error: null,
    ...times,
  }
}
const note: Note = { id: 'n', authorUserId: 'u', body: 'mind the batch', createdAt: at(10, 5) }

it('puts messages, notes and replies on their way in order of time', () => {
  const items = conversationItems({
    messages: [message(at(11)), message(at(10))],
    notes: [note],
    replies: [reply('held', at(12))],
  })
  expect(items.map(item => item.kind)).toEqual(['day', 'message', 'note', 'message', 'reply'])
})

it('draws a line where a day begins', () => {
  const items = conversationItems({ messages: [message(at(10, 0, 3)), message(at(10, 0, 4))], notes: [], replies: [] })
  expect(items.map(item => item.kind)).toEqual(['day', 'message', 'day', 'message'])
})

it('shows no reply that was sent, because it is a message then, and none that was taken back', () => {
  const replies = (['sent', 'undone', 'failed', 'needs-you', 'sending', 'held'] as const).map(state => reply(state, at(12)))
  const items = conversationItems({ messages: [], notes: [], replies })
  const shown = items.flatMap(item => (item.kind === 'reply' ? [item.reply.state] : []))
  expect(shown.toSorted()).toEqual(['failed', 'held', 'needs-you', 'sending'])
})

it('joins what one person writes in one breath, and nothing else', () => {
  const follows = (second: Message) => {
    const items = conversationItems({ messages: [message(at(10)), second], notes: [], replies: [] })
    const last = items.at(-1)
    return last?.kind === 'message' && last.follows
  }
  expect(follows(message(at(10, 2)))).toBe(true)
  expect(follows(message(at(10, 20)))).toBe(false)
  expect(follows(message(at(10, 2), { ofThisCase: false }))).toBe(false)
  expect(follows(message(at(10, 2), { direction: 'out' }))).toBe(false)
})
