import { setImmediate as breathe } from 'node:timers/promises'
import type { AnswerIndex, Question, Suggestions } from '@evenhand/language/answers/answer.ts'
import { createAnswerIndex } from '@evenhand/language/answers/answer-index.ts'
import { z } from 'zod'
import { inWorkspace } from '../../db/database.ts'
import { readDocuments, readLessons, readStamps, type DocumentRow, type Stamp } from '../../db/queries/answers/documents.ts'
import type { Context } from '../context.ts'
import { openAnswerLearner } from './answer-learner.ts'
import { answerDocument } from './answer-document.ts'

/** The notice of PostgreSQL that says which answers of a workspace changed (migration 0006). */
export const answersChannel = 'evenhand_answers'

/** What stands behind a suggestion, besides what the index knows. */
export type Shelved = Stamp & {
  /** The cases that it was kept of; none for an article. */
  caseIds: readonly string[]
  caseNumber: number | null
}

/**
 * The answers of the workspaces that this process was asked about, in memory. Built when somebody asks first; every change of a row is
 * heard from the database, whichever process made it, and read before or soon after the next question.
 */
export type AnswerShelf = AsyncDisposable & {
  ask(workspaceId: string, question: Question, limit: number): Promise<Suggestions>
  /** Null when it is gone by now. */
  find(workspaceId: string, documentId: string): Shelved | null
  /** A notice of the database. @returns the workspace that it is about; null when it cannot be read */
  heard(payload: string): string | null
  /** Notices may be missing: everything is compared again. */
  missedSome(): void
  /** These were just changed here; null for many. The notice comes too, a moment later. */
  changed(workspaceId: string, ids: readonly string[] | null): void
  /** What is on the shelves, for measuring. */
  size(): { workspaces: number; documents: number; passages: number; learnedFrom: number }
}

type Shelf = {
  workspaceId: string
  index: AnswerIndex
  held: Map<string, Shelved & { passages: number; questions: readonly string[] }>
  passages: number
  /** What is to be read again. */
  waiting: Set<string> | 'all'
  settling: Promise<void> | null
  isBuilt: boolean
  askedAt: number
  /** Earlier questions that the latest training saw. */
  learnedFrom: number
  isLearning: boolean
}

/** Documents of one workspace; of more, the latest. */
const most = { articles: 20_000, kept: 20_000 }
/** In one process: who asked longest ago is forgotten, and built again when they ask. About 2 KB each. */
const mostPassages = 200_000
/** Read in one turn, and put into the index before others have theirs. */
const atOnce = { read: 500, put: 20 }
/** Up to so many changes, a question waits for them; a big import goes on beside the questions. */
const mostToWaitFor = 50

/** Fewer earlier questions teach nothing that the nearest of them does not say; after that, a tenth more is worth another training. */
const learning = { least: 30, growth: 1.1 } as const

const noticeSchema = z.object({ w: z.uuid(), ids: z.array(z.uuid()).optional() })

export function openAnswerShelf(context: Context): AnswerShelf {
  const shelves = new Map<string, Shelf>()
  const learner = openAnswerLearner()

  function shelfOf(workspaceId: string): Shelf {
    const known = shelves.get(workspaceId)
    if (known) return known
    const shelf = emptyShelf(workspaceId)
    shelves.set(workspaceId, shelf)
    return shelf
  }

  function settle(shelf: Shelf): Promise<void> {
    shelf.settling ??= catchUp(context, shelf)
      .then(() => void learn(shelf))
      .catch((error: unknown) => {
        // Whatever was half read is compared again by the next question.
        shelf.waiting = 'all'
        throw error
      })
      .finally(() => {
        shelf.settling = null
        letGo(shelves, shelf)
      })
    return shelf.settling
  }

  /** Beside the questions: until it is done, the nearest ones vote alone, or an earlier training goes on. */
  async function learn(shelf: Shelf): Promise<void> {
    const count = [...shelf.held.values()].reduce((sum, { questions }) => sum + questions.length, 0)
    const isWorth = count >= learning.least && (count >= learning.growth * shelf.learnedFrom || count < shelf.learnedFrom)
    if (!isWorth || shelf.isLearning) return
    shelf.isLearning = true
    const examples = [...shelf.held.values()].flatMap(({ id, questions }) => questions.map(text => ({ id, text })))
    shelf.index.use(await learner.learn(examples))
    shelf.learnedFrom = count
    shelf.isLearning = false
  }

  function note(shelf: Shelf | undefined, ids: readonly string[] | null): void {
    if (!shelf) return
    if (ids === null) shelf.waiting = 'all'
    else if (shelf.waiting !== 'all') for (const id of ids) shelf.waiting.add(id)
    if (!shelf.isBuilt) return
    settle(shelf).catch((error: unknown) =>
      context.log.warn({ err: error }, 'changed answers could not be read; the next question tries again'),
    )
  }

  return {
    async ask(workspaceId, question, limit) {
      const shelf = shelfOf(workspaceId)
      shelf.askedAt = context.clock.now()
      const pending = shelf.waiting === 'all' ? Infinity : shelf.waiting.size
      if (!shelf.isBuilt) await settle(shelf)
      else if (pending > 0 && pending <= mostToWaitFor) await settle(shelf)
      else if (shelf.settling !== null && pending === 0) await shelf.settling
      return shelf.index.ask(question, { limit })
    },
    find: (workspaceId, documentId) => shelves.get(workspaceId)?.held.get(documentId) ?? null,
    heard(payload) {
      const notice = noticeSchema.safeParse(parsed(payload))
      if (!notice.success) {
        context.log.warn('a notice about answers could not be read')
        return null
      }
      note(shelves.get(notice.data.w), notice.data.ids ?? null)
      return notice.data.w
    },
    missedSome() {
      for (const shelf of shelves.values()) note(shelf, null)
    },
    changed: (workspaceId, ids) => note(shelves.get(workspaceId), ids),
    size() {
      const all = [...shelves.values()]
      return {
        workspaces: all.length,
        documents: all.reduce((sum, { held }) => sum + held.size, 0),
        passages: all.reduce((sum, { passages }) => sum + passages, 0),
        learnedFrom: all.reduce((sum, { learnedFrom }) => sum + learnedFrom, 0),
      }
    },
    [Symbol.asyncDispose]: () => learner[Symbol.asyncDispose](),
  }
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return null
  }
}

function emptyShelf(workspaceId: string): Shelf {
  return {
    workspaceId,
    index: createAnswerIndex([]),
    held: new Map(),
    passages: 0,
    waiting: 'all',
    settling: null,
    isBuilt: false,
    askedAt: 0,
    learnedFrom: 0,
    isLearning: false,
  }
}

/** Reads until nothing waits: what changes meanwhile is read in the next round. */
async function catchUp(context: Context, shelf: Shelf): Promise<void> {
  while (shelf.waiting === 'all' || shelf.waiting.size > 0) {
    const ids = shelf.waiting === 'all' ? null : [...shelf.waiting]
    shelf.waiting = new Set()
    const stamps = await inWorkspace(context.db, shelf.workspaceId, tx => readStamps(tx, ids, most))
    const present = new Map(stamps.map(stamp => [stamp.id, stamp]))
    for (const id of ids ?? [...shelf.held.keys()]) if (!present.has(id)) takeOut(shelf, id)
    const stale = stamps.filter(stamp => isStale(shelf, stamp)).map(({ id }) => id)
    for (let at = 0; at < stale.length; at += atOnce.read) {
      const part = stale.slice(at, at + atOnce.read)
      const { rows, lessons } = await inWorkspace(context.db, shelf.workspaceId, async tx => ({
        rows: await readDocuments(tx, part),
        lessons: await readLessons(tx, part),
      }))
      await putIn(shelf, rows, lessons)
    }
    shelf.isBuilt = true
  }
}

/** A newer version has to be read; newer signals are taken over at once. */
function isStale(shelf: Shelf, { id, version, used, edited, ignored, lessons, taught_at }: Stamp): boolean {
  const known = shelf.held.get(id)
  if (!known || known.version !== version || known.lessons !== lessons || known.taught_at !== taught_at) return true
  if (known.used !== used || known.edited !== edited || known.ignored !== ignored) {
    Object.assign(known, { used, edited, ignored })
    shelf.index.signal(id, { used, edited, ignored })
  }
  return false
}

async function putIn(shelf: Shelf, rows: readonly DocumentRow[], lessons: ReadonlyMap<string, string[]>): Promise<void> {
  for (const [at, row] of rows.entries()) {
    if (at > 0 && at % atOnce.put === 0) await breathe()
    const document = answerDocument(row, lessons.get(row.id))
    takeOut(shelf, row.id)
    if (shelf.passages + document.passages.length > mostPassages) continue
    shelf.index.put(document)
    const { id, version, used, edited, ignored, lessons: count, taught_at } = row
    const ofCase = row.kind === 'article' ? { caseIds: [], caseNumber: null } : { caseIds: row.case_ids, caseNumber: row.number }
    const stamp = { id, version, used, edited, ignored, lessons: count, taught_at }
    shelf.held.set(id, { ...stamp, ...ofCase, passages: document.passages.length, questions: document.questions })
    shelf.passages += document.passages.length
  }
}

function takeOut(shelf: Shelf, id: string): void {
  const known = shelf.held.get(id)
  if (!known) return
  shelf.index.remove(id)
  shelf.held.delete(id)
  shelf.passages -= known.passages
}

/** Keeps the memory bounded: the shelf that was asked longest ago goes first, never the one in use. */
function letGo(shelves: Map<string, Shelf>, inUse: Shelf): void {
  const oldestFirst = [...shelves.values()].filter(shelf => shelf !== inUse).toSorted((a, b) => a.askedAt - b.askedAt)
  let total = [...shelves.values()].reduce((sum, { passages }) => sum + passages, 0)
  for (const shelf of oldestFirst) {
    if (total <= mostPassages) return
    shelves.delete(shelf.workspaceId)
    total -= shelf.passages
  }
}
