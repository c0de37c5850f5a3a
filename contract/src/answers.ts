import { createRoute, z } from '@hono/zod-openapi'
import { answer, jsonBody, problems } from './problem.ts'
import { idSchema, instantSchema } from './vocabulary.ts'

export const answerKinds = ['article', 'solved-case', 'community'] as const
export const articleStates = ['draft', 'published', 'archived'] as const
export const articleSources = ['written', 'markdown', 'zendesk', 'chatwoot'] as const
export const importSources = ['markdown', 'zendesk', 'chatwoot'] as const

/** How answers fared that were offered with a reply that was sent. */
const faredSchema = z.object({
  /** Sent as they were. */
  used: z.number().int(),
  /** Sent changed. */
  edited: z.number().int(),
  /** Offered first, and not used. */
  ignored: z.number().int(),
})

// ---------------------------------------------------------------- suggestions

/** How sure a suggestion is, in words that the desk has sentences for. */
export const sureness = ['sure', 'likely', 'perhaps'] as const

export const answerSuggestionSchema = z
  .object({
    documentId: idSchema,
    kind: z.enum(answerKinds),
    title: z.string(),
    /** Where the customer can read all of it. */
    url: z.string().nullable(),
    language: z.string().nullable(),
    /** It is in another language than the customer writes. */
    otherLanguage: z.boolean(),
    /** The passage that answers. */
    text: z.string(),
    headings: z.array(z.string()),
    confidence: z.number(),
    sureness: z.enum(sureness),
    /** The customer's own words that led here. */
    why: z.array(z.string()),
    /** The number of the case that it was kept of; null for an article. */
    caseNumber: z.number().int().nullable(),
    fared: faredSchema,
  })
  .openapi('AnswerSuggestion')
export type AnswerSuggestion = z.output<typeof answerSuggestionSchema>

/** At most three, best first. `best` names the one to stand beside the reply box; null when nothing is good enough. */
export const suggestAnswers = createRoute({
  method: 'get',
  path: '/api/cases/{id}/suggestions',
  request: { params: z.object({ id: idSchema }) },
  responses: {
    200: answer(
      z.object({ suggestions: z.array(answerSuggestionSchema), best: idSchema.nullable(), language: z.string().nullable() }),
      'Answers that may fit what the customer asks now.',
    ),
    ...problems,
  },
})

/** Part of a reply (`POST /api/cases/{id}/replies`): what was offered beside it, and what of it was put in. */
export const offeredSchema = z
  .object({
    /** Of the answer that stood first. */
    first: idSchema.nullable(),
    /** What was put into the reply, as it was offered. */
    inserted: z.array(z.object({ documentId: idSchema, text: z.string().max(20_000) })).max(10),
  })
  .openapi('OfferedAnswers')
export type OfferedAnswers = z.output<typeof offeredSchema>

// ---------------------------------------------------------------- kept answers

export const keptAnswerSchema = z
  .object({
    id: idSchema,
    kind: z.enum(['solved-case', 'community']),
    caseNumber: z.number().int(),
    /** Both without anybody's name, address or number. */
    question: z.string(),
    answer: z.string(),
    language: z.string().nullable(),
    keptAt: instantSchema,
    fared: faredSchema,
  })
  .openapi('KeptAnswer')
export type KeptAnswer = z.output<typeof keptAnswerSchema>

/**
 * Keeps an answer to be used again, without anybody's names and numbers: our latest answer of the case, or the message that is named
 * (ours, or what somebody else in the thread wrote in public). The same message again gives what was kept of it.
 */
export const keepAnswer = createRoute({
  method: 'post',
  path: '/api/cases/{id}/kept-answers',
  request: { params: z.object({ id: idSchema }), body: jsonBody(z.object({ messageId: idSchema.optional() })) },
  responses: { 200: answer(keptAnswerSchema, 'What is kept.'), ...problems },
})
export const listKeptAnswers = createRoute({
  method: 'get',
  path: '/api/kept-answers',
  responses: { 200: answer(z.object({ kept: z.array(keptAnswerSchema) }), 'The latest 500, newest first.'), ...problems },
})
/** Somebody who keeps an answer can take it back; a lead can forget any. */
export const forgetKeptAnswer = createRoute({
  method: 'delete',
  path: '/api/kept-answers/{id}',
  request: { params: z.object({ id: idSchema }) },
  responses: { 200: answer(z.object({ forgotten: z.literal(true) }), 'It is gone.'), ...problems },
})

// ---------------------------------------------------------------- articles

const title = z.string().trim().min(1).max(300)
const body = z.string().max(200_000)
/** A BCP 47 tag, e.g. `pt-BR`. */
const language = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
  .nullable()
const tags = z.array(z.string().trim().min(1).max(60)).max(30)
const url = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .nullable()

const listedFields = {
  id: idSchema,
  title: z.string(),
  language: z.string().nullable(),
  tags: z.array(z.string()),
  state: z.enum(articleStates),
  source: z.enum(articleSources),
  externalId: z.string().nullable(),
  url: z.string().nullable(),
  version: z.number().int(),
  updatedAt: instantSchema,
  updatedBy: z.string().nullable(),
}

export const articleRowSchema = z.object({ ...listedFields, fared: faredSchema }).openapi('ArticleRow')
export type ArticleRow = z.output<typeof articleRowSchema>
export const articleSchema = z
  .object({
    ...listedFields,
    body: z.string(),
    fared: faredSchema,
    /** Latest first. */
    versions: z.array(z.object({ version: z.number().int(), title: z.string(), at: instantSchema, by: z.string().nullable() })),
  })
  .openapi('Article')
export type Article = z.output<typeof articleSchema>

const words = z.object({
  title,
  /** Markdown. */
  body,
  language,
  tags,
  state: z.enum(articleStates),
  url,
})
export type ArticleInput = z.input<typeof words>
const oneArticle = { 200: answer(articleSchema, 'The article as it is now.'), ...problems }

export const listArticles = createRoute({
  method: 'get',
  path: '/api/articles',
  request: {
    query: z.object({
      /** Looked for in title, tags and text. */
      q: z.string().trim().max(200).default(''),
      state: z.enum(articleStates).optional(),
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  responses: {
    200: answer(z.object({ articles: z.array(articleRowSchema), next: z.string().nullable() }), 'Latest change first.'),
    ...problems,
  },
})
export const getArticle = createRoute({
  method: 'get',
  path: '/api/articles/{id}',
  request: { params: z.object({ id: idSchema }) },
  responses: oneArticle,
})
/** An article as it was: its words, whoever wrote them. To restore them, write them anew (`PUT`): that is another version. */
export const articleVersionSchema = words
  .extend({ version: z.number().int(), at: instantSchema, by: z.string().nullable() })
  .openapi('ArticleVersion')
export type ArticleVersion = z.output<typeof articleVersionSchema>
export const getArticleVersion = createRoute({
  method: 'get',
  path: '/api/articles/{id}/versions/{version}',
  request: { params: z.object({ id: idSchema, version: z.coerce.number().int().positive().max(2_147_483_647) }) },
  responses: { 200: answer(articleVersionSchema, 'The words of this version.'), ...problems },
})
export const createArticle = createRoute({
  method: 'post',
  path: '/api/articles',
  request: { body: jsonBody(words) },
  responses: oneArticle,
})
/** `seenVersion` is the one that the writer saw: a newer one refuses with `conflict`, so that nobody's words are lost. */
export const updateArticle = createRoute({
  method: 'put',
  path: '/api/articles/{id}',
  request: { params: z.object({ id: idSchema }), body: jsonBody(words.extend({ seenVersion: z.number().int() })) },
  responses: oneArticle,
})

// ---------------------------------------------------------------- bringing articles in

/** Bytes of one request; a folder is sent in several. */
export const maxArticleImportBytes = 32 * 1024 ** 2

export const articleImportSchema = z
  .object({
    created: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    /** What could not be used: the file, the article in it if there are several, and why. */
    leftOut: z.array(z.object({ name: z.string(), article: z.string().nullable(), reason: z.string() })),
    /** Nothing was written: this is what would have happened. */
    dryRun: z.boolean(),
  })
  .openapi('ArticleImport')
export type ArticleImport = z.output<typeof articleImportSchema>

/**
 * Files of articles: Markdown, one article each, known again by its name (a path inside the folder); or exports of a help centre, known
 * again by their ids. The same again changes nothing. What was changed here stays until the source says something new.
 */
export const importArticles = createRoute({
  method: 'post',
  path: '/api/articles/import',
  request: {
    body: jsonBody(
      z.object({
        source: z.enum(importSources),
        files: z
          .array(z.object({ name: z.string().min(1).max(500), text: z.string() }))
          .min(1)
          .max(1000),
        /** For files that do not say theirs. */
        language: language.optional(),
        dryRun: z.boolean().default(false),
      }),
    ),
  },
  responses: { 200: answer(articleImportSchema, 'What was done, or would be.'), ...problems, 413: problems[400] },
})
