import { z } from '@hono/zod-openapi'
import { describe, expect, test } from 'vitest'
import { activitySchema } from './activity.ts'
import { importMappingSchema } from './imports.ts'

const good = {
  version: 1,
  type: 'message.created',
  time: '2026-03-02T09:00:00Z',
  actor: { externalId: 'u' },
  object: { externalId: 'm' },
}

function wordsFor(schema: z.ZodType, value: unknown): string {
  return (
    schema
      .safeParse(value)
      .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
      .join(' | ') ?? ''
  )
}

describe('what does not fit is told in words for people', () => {
  test.each([
    [{ ...good, time: 'yesterday' }, 'time: A time with its zone is needed here, such as 2026-03-02T09:00:00Z'],
    [{ ...good, version: 2 }, 'version: Only 1 is known here'],
    [{ ...good, version: undefined }, 'version: This is missing'],
    [{ ...good, type: undefined }, 'type: This is missing'],
    [{ ...good, direction: 'sideways' }, 'direction: One of in, out is needed here'],
    [{ ...good, actor: {} }, 'actor.externalId: This is missing'],
    [{ ...good, actor: { externalId: '' } }, 'actor.externalId: This is empty'],
    [{ ...good, actor: { externalId: 7 } }, 'actor.externalId: A text is needed here'],
    [{ ...good, actor: { externalId: 'u', email: 'u at home' } }, 'actor.email: A mail address is needed here'],
    [{ ...good, actor: { externalId: 'u', followers: -1 } }, 'actor.followers: At least 0 is needed here'],
    [{ ...good, actor: { externalId: 'u', followers: 1.5 } }, 'actor.followers: A whole number is needed here'],
    [
      { ...good, object: { externalId: 'm', url: 'here' } },
      'object.url: A web address is needed here, such as https://example.com/p/1',
    ],
    [{ ...good, object: { externalId: 'm'.repeat(513) } }, 'object.externalId: This is too long: 512 characters are the most'],
    [{ ...good, workspaceId: 'w' }, ': "workspaceId" is not known here'],
    [{ ...good, workspaceId: 'w', mood: 1 }, ': "workspaceId", "mood" are not known here'],
    [[], ': An object is needed here'],
  ])('an activity %#: %j', (value, words) => expect(wordsFor(activitySchema, value)).toBe(words))

  test.each([
    [{ fields: { mood: 'x' } }, 'fields: "mood" is not known here'],
    [{ feilds: {} }, ': "feilds" is not known here'],
    [{ fields: ['id'] }, 'fields: An object is needed here'],
  ])('a mapping %j', (value, words) => expect(wordsFor(importMappingSchema, value)).toBe(words))
})
