import type { Topic, TopicGroup } from '@evenhand/contract/topics.ts'
import type { ListedGroup } from '../../db/queries/topics/group-list.ts'
import type { CountedTopic } from '../../use-cases/topics/catalogue.ts'
import { daysRead } from '../../use-cases/topics/read-topics.ts'
import { iso } from './instant.ts'

export function presentTopic({ row, days }: CountedTopic): Topic {
  const sumOf = (last: number) => days.slice(-last).reduce((sum, count) => sum + count, 0)
  const { id, key, name, parent_id, words, archived_at } = row
  const counts = { day: sumOf(1), week: sumOf(7), month: sumOf(daysRead) }
  return { id, key, name, parentId: parent_id, words, archived: archived_at !== null, counts, days }
}

export function presentGroup(group: ListedGroup): TopicGroup {
  const days = Array.from({ length: daysRead }, () => 0)
  for (const { day, messages } of group.days) days.splice(daysRead - 1 - Math.min(day, daysRead - 1), 1, messages)
  const { id, name, named_by, messages, first_at, last_at, topic_id } = group
  return {
    id,
    name,
    isNamed: named_by !== null,
    messages,
    days,
    firstAt: iso(first_at),
    lastAt: iso(last_at),
    examples: group.examples.map(({ id: messageId, text, at, number }) => ({
      id: messageId,
      text,
      at: iso(Date.parse(at)),
      caseNumber: number,
    })),
    merged: group.merged.map(({ id: mergedId, name: mergedName, by }) => ({
      id: mergedId,
      name: mergedName,
      byPerson: by !== null,
    })),
    topicId: topic_id,
  }
}
