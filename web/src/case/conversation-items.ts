import type { Case, Message, Note, Reply } from '@evenhand/contract/case.ts'

export type ConversationItem =
  | { kind: 'day'; at: number }
  | { kind: 'message'; at: number; message: Message; follows: boolean }
  | { kind: 'note'; at: number; note: Note }
  | { kind: 'reply'; at: number; reply: Reply }

/** Once sent, a reply is a message; taken back, it is a draft again. */
const onTheWay: ReadonlySet<Reply['state']> = new Set(['held', 'sending', 'failed', 'needs-you'])
const sameBreathMs = 5 * 60_000

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

function follows(message: Message, before: ConversationItem | undefined): boolean {
  if (before?.kind !== 'message') return false
  const earlier = before.message
  return (
    earlier.direction === message.direction &&
    earlier.author.name === message.author.name &&
    earlier.ofThisCase === message.ofThisCase &&
    earlier.channel.id === message.channel.id &&
    Date.parse(message.sentAt) - before.at < sameBreathMs
  )
}

/** Messages, private notes and replies on their way, in order of time, with a line where a day begins. */
export function conversationItems(shown: Pick<Case, 'messages' | 'notes' | 'replies'>): ConversationItem[] {
  const all: ConversationItem[] = [
    ...shown.messages.map(message => ({ kind: 'message' as const, at: Date.parse(message.sentAt), message, follows: false })),
    ...shown.notes.map(note => ({ kind: 'note' as const, at: Date.parse(note.createdAt), note })),
    ...shown.replies
      .filter(reply => onTheWay.has(reply.state))
      .map(reply => ({ kind: 'reply' as const, at: Date.parse(reply.createdAt), reply })),
  ]
  const items: ConversationItem[] = []
  for (const item of all.sort((a, b) => a.at - b.at)) {
    const before = items.at(-1)
    if (!before || startOfDay(before.at) !== startOfDay(item.at)) items.push({ kind: 'day', at: item.at })
    items.push(item.kind === 'message' ? { ...item, follows: follows(item.message, items.at(-1)) } : item)
  }
  return items
}
