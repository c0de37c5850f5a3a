import { createRoute, z } from '@hono/zod-openapi'
import { industries } from '@evenhand/language/topics/industry.ts'
import { topicLanguages } from '@evenhand/language/topics/topic.ts'
import { answer, jsonBody, problems } from './problem.ts'
import { idSchema, instantSchema } from './vocabulary.ts'

/** What customers write about: the company's own topics, and groups of messages that mean the same. */

/** By language: phrases between commas; `word*` any word beginning so, `{a|b|}` one of these or nothing, `~` up to three words. */
const wordsSchema = z.partialRecord(z.enum(topicLanguages), z.string().max(4000))

export const topicSchema = z
  .object({
    id: idSchema,
    /** Names it in facts and policies, whatever it is called. */
    key: z.string(),
    name: z.string(),
    parentId: idSchema.nullable(),
    words: wordsSchema,
    archived: z.boolean(),
    /** Messages about it or a topic below it, in the last 24 hours, 7 and 30 days. */
    counts: z.object({ day: z.number().int(), week: z.number().int(), month: z.number().int() }),
    /** Of the last 30 days, today last. */
    days: z.array(z.number().int()),
  })
  .openapi('Topic')
export type Topic = z.output<typeof topicSchema>

const topicsSchema = z.object({
  topics: z.array(topicSchema),
  /** Messages of the last 30 days that have not been read by the topics as they are now. */
  isReading: z.boolean(),
  mayChange: z.boolean(),
})
const name = z.string().trim().min(1).max(80)

export const listTopics = createRoute({
  method: 'get',
  path: '/api/topics',
  responses: { 200: answer(topicsSchema, 'All topics, archived ones too, parents before what is below them.'), ...problems },
})
/** `language`: in which the topics are called by their names; their telling words are in all. */
export const addIndustryTopics = createRoute({
  method: 'post',
  path: '/api/topics/industry',
  request: { body: jsonBody(z.object({ industry: z.enum(industries), language: z.enum(topicLanguages).default('en') })) },
  responses: { 200: answer(topicsSchema, 'The topics, with those of the industry that were not there yet.'), ...problems },
})
export const addTopic = createRoute({
  method: 'post',
  path: '/api/topics',
  request: { body: jsonBody(z.object({ name, parentId: idSchema.nullable(), words: wordsSchema })) },
  responses: { 200: answer(topicsSchema, 'The topics, with the new one.'), ...problems },
})
export const changeTopic = createRoute({
  method: 'patch',
  path: '/api/topics/{id}',
  request: {
    params: z.object({ id: idSchema }),
    body: jsonBody(z.object({ name, parentId: idSchema.nullable(), words: wordsSchema, archived: z.boolean() }).partial()),
  },
  responses: { 200: answer(topicsSchema, 'The topics as they are now. The last 30 days are read again.'), ...problems },
})

export const topicGroupSchema = z
  .object({
    id: idSchema,
    /** Its most telling words, or what a person called it. */
    name: z.string(),
    isNamed: z.boolean(),
    /** Messages of the last 30 days. */
    messages: z.number().int(),
    days: z.array(z.number().int()),
    firstAt: instantSchema,
    lastAt: instantSchema,
    examples: z.array(z.object({ id: idSchema, text: z.string(), at: instantSchema, caseNumber: z.number().int().nullable() })),
    /** What was merged into it and can be taken out again. */
    merged: z.array(z.object({ id: idSchema, name: z.string(), byPerson: z.boolean() })),
    topicId: idSchema.nullable(),
  })
  .openapi('TopicGroup')
export type TopicGroup = z.output<typeof topicGroupSchema>

const groupsSchema = z.object({ groups: z.array(topicGroupSchema), mayChange: z.boolean() })
const ofGroup = z.object({ id: idSchema })

export const listTopicGroups = createRoute({
  method: 'get',
  path: '/api/topic-groups',
  responses: {
    200: answer(groupsSchema, 'Groups of at least four messages in the last 30 days, the largest first.'),
    ...problems,
  },
})
export const renameTopicGroup = createRoute({
  method: 'patch',
  path: '/api/topic-groups/{id}',
  request: { params: ofGroup, body: jsonBody(z.object({ name })) },
  responses: { 200: answer(groupsSchema, 'The groups; a name that a person gave stays.'), ...problems },
})
export const mergeTopicGroup = createRoute({
  method: 'post',
  path: '/api/topic-groups/{id}/merge',
  request: { params: ofGroup, body: jsonBody(z.object({ intoId: idSchema })) },
  responses: { 200: answer(groupsSchema, 'The groups; its messages, also those to come, count in the other one.'), ...problems },
})
export const splitTopicGroup = createRoute({
  method: 'post',
  path: '/api/topic-groups/{id}/split',
  request: { params: ofGroup },
  responses: { 200: answer(groupsSchema, 'The groups; a merge was taken back, and likeness never repeats it.'), ...problems },
})
export const makeTopicOfGroup = createRoute({
  method: 'post',
  path: '/api/topic-groups/{id}/topic',
  request: { params: ofGroup, body: jsonBody(z.object({ name, parentId: idSchema.nullable(), words: wordsSchema })) },
  responses: { 200: answer(groupsSchema, 'The groups; its messages are about the new topic.'), ...problems },
})
