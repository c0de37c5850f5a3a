import { createRoute, z } from '@hono/zod-openapi'
import { recordFormats } from './imports.ts'
import { answer, problems } from './problem.ts'
import { recordKinds } from './records.ts'

/** How the first rows of a file of customers, orders or contacts would be read. */
export const importPreviewSchema = z
  .object({
    /** As asked, else what the columns look most like. */
    kind: z.enum(recordKinds),
    /** What the file has, with an example of each. */
    columns: z.array(z.object({ name: z.string(), example: z.string() })),
    /** Our fields, and in which column each was found. `needed`: one of the fields with the same word has to be there. */
    fields: z.array(z.object({ field: z.string(), column: z.string().nullable(), needed: z.string().nullable() })),
    rows: z.array(
      z.object({
        line: z.number().int(),
        /** What was understood, in the order in which it is shown; empty where the row cannot be used. */
        values: z.array(z.object({ field: z.string(), value: z.string() })),
        reason: z.string().nullable(),
        note: z.string().nullable(),
      }),
    ),
    /** Of the rows that were looked at. */
    looked: z.number().int(),
    unusable: z.number().int(),
  })
  .openapi('ImportPreview')
export type ImportPreview = z.output<typeof importPreviewSchema>

/** A beginning is enough: the page sends no more of a large file. */
export const maxPreviewBytes = 64 * 1024 ** 2

/** The beginning of a file is the body (Parquet: the whole file). Nothing of it is kept. */
export const previewImport = createRoute({
  method: 'post',
  path: '/api/imports/preview',
  request: {
    query: z.object({
      kind: z.enum(recordKinds).optional(),
      format: z.enum(recordFormats),
      /** The mapping so far, as JSON. */
      mapping: z.string().max(20_000).optional(),
      /** The body is the whole file, and not its beginning. */
      whole: z.stringbool().default(false),
    }),
    body: { required: true, content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } },
  },
  responses: { 200: answer(importPreviewSchema, 'How the first rows would be read.'), ...problems, 413: problems[400] },
})
