import { createRoute, z } from '@hono/zod-openapi'
import { activityRequestSchema } from './activity.ts'
import { answer, jsonBody, problems } from './problem.ts'
import { idSchema, instantSchema } from './vocabulary.ts'

export const networks = ['posts', 'photos', 'reviews', 'email', 'chat', 'other'] as const

export const channelSchema = z
  .object({
    id: idSchema,
    kind: z.enum(['archive', 'webhook', 'sample']),
    name: z.string(),
    network: z.enum(networks),
    replyUrl: z.string().nullable(),
    /** A sentence when it cannot send. */
    sendRefusal: z.string().nullable(),
    inboundPath: z.string().nullable(),
    createdAt: instantSchema,
    disabledAt: instantSchema.nullable(),
  })
  .openapi('Channel')
export type Channel = z.output<typeof channelSchema>

/** Shown once, at creation and renewal; stored sealed. */
export const channelWithSecretsSchema = channelSchema.extend({ inboundSecret: z.string(), outboundSecret: z.string() })

export const listChannels = createRoute({
  method: 'get',
  path: '/api/channels',
  responses: { 200: answer(z.object({ channels: z.array(channelSchema) }), 'The channels of this workspace.'), ...problems },
})
const settings = z.object({
  name: z.string().trim().min(1).max(100),
  network: z.enum(networks),
  replyUrl: z.url().max(2048).nullable(),
})
export const connectWebhook = createRoute({
  method: 'post',
  path: '/api/channels',
  request: { body: jsonBody(settings) },
  responses: {
    200: answer(channelWithSecretsSchema, 'The new channel, with its secrets: this is the only time they are shown.'),
    ...problems,
  },
})
export const updateChannel = createRoute({
  method: 'patch',
  path: '/api/channels/{id}',
  request: {
    params: z.object({ id: idSchema }),
    body: jsonBody(settings.partial().extend({ disabled: z.boolean().optional() })),
  },
  responses: { 200: answer(channelSchema, 'The channel as it is now.'), ...problems },
})
export const renewSecret = createRoute({
  method: 'post',
  path: '/api/channels/{id}/secrets',
  request: { params: z.object({ id: idSchema }) },
  responses: { 200: answer(channelWithSecretsSchema, 'New secrets; the old inbound one stays valid for 24 hours.'), ...problems },
})

/** What a script POSTs, with Standard Webhooks headers (webhook-id, webhook-timestamp, webhook-signature). No session, no cookie. */
export const receiveWebhook = createRoute({
  method: 'post',
  path: '/hooks/{id}',
  request: { params: z.object({ id: idSchema }), body: jsonBody(activityRequestSchema) },
  responses: {
    202: answer(
      z.object({ accepted: z.number().int(), duplicates: z.number().int() }),
      'Stored. It will be handled once, whatever happens.',
    ),
    ...problems,
    413: problems[400],
    422: problems[400],
  },
})
