import type * as topics from '@evenhand/contract/topics.ts'
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { sentenceOf } from '../api/problem.ts'
import { keys } from '../api/queries.ts'
import { request, route } from '../api/request.ts'
import { toast } from '../ui/toasts.ts'

export const topicRoutes = {
  topics: route<typeof topics.listTopics>('get', '/api/topics'),
  addIndustry: route<typeof topics.addIndustryTopics>('post', '/api/topics/industry'),
  add: route<typeof topics.addTopic>('post', '/api/topics'),
  change: route<typeof topics.changeTopic>('patch', '/api/topics/{id}'),
  groups: route<typeof topics.listTopicGroups>('get', '/api/topic-groups'),
  rename: route<typeof topics.renameTopicGroup>('patch', '/api/topic-groups/{id}'),
  merge: route<typeof topics.mergeTopicGroup>('post', '/api/topic-groups/{id}/merge'),
  split: route<typeof topics.splitTopicGroup>('post', '/api/topic-groups/{id}/split'),
  makeTopic: route<typeof topics.makeTopicOfGroup>('post', '/api/topic-groups/{id}/topic'),
}

const topicKeys = { topics: ['topics'], groups: ['topic-groups'] } as const
/** Counts grow while one looks; what was changed is read again within seconds. */
const everyMs = 30_000
const whileReadingMs = 2000

export const topicsQuery = queryOptions({
  queryKey: topicKeys.topics,
  queryFn: ({ signal }) => request(topicRoutes.topics, { signal }),
  refetchInterval: ({ state }) => (state.data?.isReading === true ? whileReadingMs : everyMs),
})

export const groupsQuery = queryOptions({
  queryKey: topicKeys.groups,
  queryFn: ({ signal }) => request(topicRoutes.groups, { signal }),
  refetchInterval: everyMs,
})

/** Does something to the topics and reads them again. A failure is told by whoever asked, or in passing. */
export function useTopicStep() {
  const client = useQueryClient()
  return async (work: () => Promise<unknown>, onProblem?: (sentence: string) => void): Promise<boolean> => {
    try {
      await work()
      const changed = [topicKeys.topics, topicKeys.groups, keys.lists]
      await Promise.all(changed.map(queryKey => client.invalidateQueries({ queryKey })))
      return true
    } catch (error) {
      if (onProblem) onProblem(sentenceOf(error))
      else toast({ id: 'problem', message: sentenceOf(error), problem: true })
      return false
    }
  }
}
