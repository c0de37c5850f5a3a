import { createRoute, z } from '@hono/zod-openapi'
import { networks } from './channel.ts'
import { answer, problems } from './problem.ts'
import { recordMappingSchema } from './record-mapping.ts'
import type { RecordMapping } from './record-mapping.ts'
import { recordKinds } from './records.ts'
import type { RecordKind } from './records.ts'
import { idSchema, instantSchema } from './vocabulary.ts'
import { whyNoJson } from './why-no-json.ts'

export const importKinds = ['conversations', ...recordKinds] as const
export type ImportKind = (typeof importKinds)[number]

/** How files of messages are written, and those of customers, orders and contacts. */
export const messageFormats = ['twcs', 'jsonl', 'csv'] as const
export type MessageFormat = (typeof messageFormats)[number]
export const recordFormats = ['csv', 'jsonl', 'parquet'] as const
export type RecordFormat = (typeof recordFormats)[number]
export const importFormats = ['twcs', 'jsonl', 'csv', 'parquet'] as const
export const importFormatSchema = z.enum(importFormats)
export type ImportFormat = (typeof importFormats)[number]

/** The fields of our own flat layout (docs/import.md), one column or key each. */
export const importFields = [
  'id',
  'time',
  'direction',
  'channel',
  'network',
  'author_id',
  'author_handle',
  'author_name',
  'author_email',
  'author_phone',
  'customer_id',
  'followers',
  'text',
  'subject',
  'thread',
  'reply_to',
  'order',
  'kind',
  'visibility',
  'url',
] as const
export type ImportField = (typeof importFields)[number]

const fieldSchema = z.enum(importFields)

/**
 * Tells how a file with other headers is read.
 * @example { fields: { id: 'Message ID', time: 'Sent', text: 'Body' }, constants: { channel: 'Old desk' },
 *   time: { format: 'DD/MM/YYYY HH:mm', zone: 'Europe/Paris' }, values: { direction: { agent: 'out', customer: 'in' } } }
 */
export const importMappingSchema = z
  .strictObject({
    /** Our field -> their header; in JSON a path such as `author.id`. A field not named here keeps our name. */
    fields: z.partialRecord(fieldSchema, z.string().min(1)).default({}),
    /** Our field -> one value for all rows that give none. */
    constants: z.partialRecord(fieldSchema, z.string()).default({}),
    /** Our field -> their word -> our word. */
    values: z.partialRecord(fieldSchema, z.record(z.string(), z.string())).default({}),
    time: z
      .strictObject({
        /** `iso`, `epoch-seconds`, `epoch-milliseconds`, or a pattern of YYYY MM DD HH mm ss. */
        format: z.string().min(1).default('iso'),
        /** IANA zone of times that name none, e.g. `Europe/Paris`. Without it such a time is rejected. */
        zone: z.string().min(1).optional(),
      })
      .default({ format: 'iso' }),
  })
  .openapi('ImportMapping')
export type ImportMapping = z.output<typeof importMappingSchema>

/** A mapping as it stands in a file: what it says, or the sentence that tells what does not fit, and where. */
export function readImportMapping(text: string): ReadMapping<ImportMapping> {
  return readMapping(text, importMappingSchema)
}

/** The same of a file of customers, orders or contacts. */
export function readRecordMapping(kind: RecordKind, text: string): ReadMapping<RecordMapping> {
  return readMapping(text, recordMappingSchema(kind))
}

type ReadMapping<Mapping> = { ok: true; mapping: Mapping } | { ok: false; message: string; path: string | null }

function readMapping<Mapping>(text: string, schema: z.ZodType<Mapping>): ReadMapping<Mapping> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { ok: false, message: whyNoJson('The mapping', text, error), path: null }
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return { ok: true, mapping: parsed.data }
  const [issue] = parsed.error.issues
  const path = issue?.path.join('.') ?? ''
  const what = (issue?.message ?? '').replace(/\.$/, '')
  return { ok: false, message: `The mapping does not fit: ${path ? `${path}: ` : ''}${what}.`, path: `mapping.${path}` }
}

export const importNetworks = networks
export const importStates = ['running', 'done', 'cancelled', 'failed'] as const

export const importSchema = z
  .object({
    id: idSchema,
    /** What the file holds. */
    kind: z.enum(importKinds),
    /** It only says what would change. */
    dryRun: z.boolean(),
    format: importFormatSchema,
    fileName: z.string(),
    state: z.enum(importStates),
    /** First the file is read (`bytes`), then its messages are stored in order of time (`messages`). */
    phase: z.enum(['reading', 'storing', 'finished']),
    bytesDone: z.number().int(),
    bytesTotal: z.number().int().nullable(),
    messagesDone: z.number().int(),
    /** Known once the file has been read. */
    messagesTotal: z.number().int().nullable(),
    /** Messages, or customers, orders and contacts, that are new. */
    accepted: z.number().int(),
    /** Customers, orders and contacts that were there and are different now. */
    changed: z.number().int(),
    /** What was there already: nothing changed. */
    duplicates: z.number().int(),
    /** Rows that could not be used; `GET …/rejects.csv` has them. */
    rejected: z.number().int(),
    /** Rows that were imported, and of which something has to be known; `GET …/notes.csv` has them. */
    noted: z.number().int(),
    /** Stored, and not yet turned into cases. */
    waiting: z.number().int(),
    /** Stored, tried three times without success, and put aside; `evenhand doctor` names them. */
    putAside: z.number().int(),
    /** A dry run that came to its end, and whose file is still here: `apply` does what it has foreseen. */
    canApply: z.boolean(),
    /** It stopped before its end, and its file is still here: it can go on where it stopped. */
    canResume: z.boolean(),
    /** Conversations that ended before this are kept as history, outside the queue; null when all are worked as usual. */
    historyBefore: instantSchema.nullable(),
    /** Why it failed, and what to do. */
    error: z.string().nullable(),
    startedBy: z.string().nullable(),
    createdAt: instantSchema,
    finishedAt: instantSchema.nullable(),
  })
  .openapi('Import')
export type Import = z.output<typeof importSchema>

/** A conversation whose last message is older may be kept as history. */
export const historyDays = 30

/** 8 GiB: a bigger file wants to be cut, or read by a script through a webhook. */
export const maxImportBytes = 8 * 1024 ** 3

const importId = z.object({ id: idSchema })
const one = { 200: answer(importSchema, 'The import as it is now.'), ...problems }

/**
 * The file itself is the body (`application/octet-stream`), so that a gigabyte streams; everything else stands in the
 * query. The same file again answers with its earlier import: resumed where it stopped, or done and unchanged.
 */
export const startImport = createRoute({
  method: 'post',
  path: '/api/imports',
  request: {
    query: z.object({
      kind: z.enum(importKinds).default('conversations'),
      /** Only say what would change; for customers, orders and contacts. */
      dryRun: z.stringbool().default(false),
      format: importFormatSchema,
      fileName: z.string().min(1).max(255),
      /** Where messages go that name no channel. */
      channel: z.string().trim().min(1).max(100).optional(),
      /** An `ImportMapping`, or that of the kind (docs/import.md), as JSON. */
      mapping: z.string().max(20_000).optional(),
      /** Keep conversations that ended more than 30 days ago as history: to be read and searched, not in the queue. */
      history: z.stringbool().default(false),
    }),
    body: { required: true, content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } },
  },
  responses: { ...one, 413: problems[400] },
})
export const listImports = createRoute({
  method: 'get',
  path: '/api/imports',
  responses: { 200: answer(z.object({ imports: z.array(importSchema) }), 'The latest imports, newest first.'), ...problems },
})
export const getImport = createRoute({ method: 'get', path: '/api/imports/{id}', request: { params: importId }, responses: one })
/** Stops between two chunks; what is stored stays, and it can be resumed. */
export const cancelImport = createRoute({
  method: 'post',
  path: '/api/imports/{id}/cancel',
  request: { params: importId },
  responses: one,
})
export const resumeImport = createRoute({
  method: 'post',
  path: '/api/imports/{id}/resume',
  request: { params: importId },
  responses: one,
})
/** What a dry run has foreseen is done now, without the file being sent again. */
export const applyImport = createRoute({
  method: 'post',
  path: '/api/imports/{id}/apply',
  request: { params: importId },
  responses: one,
})
/** Rejected rows as CSV: line, reason, content. */
export const getImportRejects = createRoute({
  method: 'get',
  path: '/api/imports/{id}/rejects.csv',
  request: { params: importId },
  responses: { 200: { description: 'The rejected rows.', content: { 'text/csv': { schema: z.string() } } }, ...problems },
})
/** Rows that were imported and of which something has to be known, as CSV: line, reason, content. */
export const getImportNotes = createRoute({
  method: 'get',
  path: '/api/imports/{id}/notes.csv',
  request: { params: importId },
  responses: { 200: { description: 'The noted rows.', content: { 'text/csv': { schema: z.string() } } }, ...problems },
})
