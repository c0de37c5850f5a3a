import { createRoute, z } from '@hono/zod-openapi'
import { answer, jsonBody, problems } from './problem.ts'
import { idSchema, instantSchema } from './vocabulary.ts'

const kind = z.enum(['customer', 'profile'])

/** Somebody that a name means: a customer with all their profiles, or a profile that no customer is known for. */
export const foundPersonSchema = z.object({
  id: idSchema,
  kind,
  name: z.string(),
  /** The company's own id, or the channel of the profile. */
  knownAs: z.string(),
})
export type FoundPerson = z.output<typeof foundPersonSchema>

/** All that is kept of one person. Rows by the names of tables; instants in ISO 8601. */
export const personExportSchema = z
  .object({
    format: z.literal('evenhand-person'),
    version: z.literal(1),
    exportedAt: instantSchema,
    person: z.object({ id: idSchema, name: z.string() }),
    tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
  })
  .openapi('PersonExport')
export type PersonExport = z.output<typeof personExportSchema>

/** What goes with a person, or has gone. */
export const erasureSchema = z
  .object({
    id: idSchema,
    kind,
    /** To be typed before it goes. */
    name: z.string(),
    /** How many rows are deleted or emptied, by table. */
    rows: z.record(z.string(), z.number().int()),
    /** Cases that are still worked, and are resolved with it. */
    openCases: z.number().int(),
    /** Profiles that are only suggested to be theirs, and stay. */
    suggested: z.array(z.object({ id: idSchema, name: z.string() })),
  })
  .openapi('Erasure')
export type Erasure = z.output<typeof erasureSchema>

const params = z.object({ id: idSchema })

/** By an id, the company's own id, a mail address, a phone number or a handle. */
export const findPerson = createRoute({
  method: 'get',
  path: '/api/people',
  request: { query: z.object({ named: z.string().trim().min(1).max(512) }) },
  responses: { 200: answer(z.object({ people: z.array(foundPersonSchema) }), 'Whom it may mean.'), ...problems },
})
/** A POST, because it is written down that somebody asked. */
export const exportPerson = createRoute({
  method: 'post',
  path: '/api/people/{id}/export',
  request: { params },
  responses: { 200: answer(personExportSchema, 'All that is kept of this person.'), ...problems },
})
export const previewErasure = createRoute({
  method: 'get',
  path: '/api/people/{id}/erasure',
  request: { params },
  responses: { 200: answer(erasureSchema, 'What would go.'), ...problems },
})
/** Cannot be taken back. */
export const erasePerson = createRoute({
  method: 'post',
  path: '/api/people/{id}/erasure',
  request: { params, body: jsonBody(z.object({ name: z.string().min(1).max(512) })) },
  responses: { 200: answer(erasureSchema, 'What has gone.'), ...problems },
})
