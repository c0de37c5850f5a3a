import type { Suggestion } from '@evenhand/language/answers/answer.ts'
import type { Risk } from '@evenhand/domain/facts/need.ts'
import { inWorkspace } from '../../db/database.ts'
import { readQuestion, type Asked } from '../../db/queries/answers/documents.ts'
import { findCase } from '../../db/queries/cases/case-detail.ts'
import { noSuchCase } from '../cases/load-case.ts'
import type { Actor, Context } from '../context.ts'
import type { AnswerShelf, Shelved } from './answer-shelf.ts'

export type OfferedAnswer = Suggestion & { shelved: Shelved; isOtherLanguage: boolean }
export type OfferedAnswers = {
  /** Best first. */
  suggestions: OfferedAnswer[]
  /** Good enough to stand beside the reply box. */
  best: OfferedAnswer | null
  /** Of the customer, as far as it is known. */
  language: string | null
}

const mostOffered = 3
/** More are asked for: what was kept of this very case is not offered to it. */
const mostAsked = 8
/** Least confidence of the one that stands beside the reply box; words of two languages look alike by chance ("branco", "bianco"). */
const goodEnough = { sameLanguage: 0.5, otherLanguage: 0.8 } as const
/** Less is a guess, and a guess beside somebody's words costs more time than it saves. */
const leastOffered = 0.3
/** Where somebody may be in danger only what fits well may stand beside the reply. */
const leastInDanger = 0.8
/** Characters. A question is short; of a long story the end counts. */
const longestQuestion = 4000

/**
 * Answers that may fit what the customer asks now.
 * @throws EvenhandError `not-found`
 */
export async function suggestAnswers(
  context: Context,
  shelf: AnswerShelf,
  actor: Actor,
  caseId: string,
): Promise<OfferedAnswers> {
  const { asked, risks } = await inWorkspace(context.db, actor.workspaceId, async tx => {
    const found = await findCase(tx, caseId)
    if (!found) throw noSuchCase(caseId)
    return { asked: await readQuestion(tx, found.id), risks: found.risks }
  })
  const text = isDesperate(risks) ? '' : questionText(asked)
  const least = risks.some(({ now }) => now) ? leastInDanger : leastOffered
  const language = asked.findLast(one => one.language !== null)?.language ?? null
  if (text === '') return { suggestions: [], best: null, language }
  const found = await shelf.ask(actor.workspaceId, { text, language }, mostAsked)
  const suggestions = found.suggestions
    .flatMap(suggestion => {
      const shelved = shelf.find(actor.workspaceId, suggestion.documentId)
      if (!shelved || shelved.caseIds.includes(caseId) || suggestion.confidence < least) return []
      return [{ ...suggestion, shelved, isOtherLanguage: isOther(language, suggestion.language) }]
    })
    .slice(0, mostOffered)
  const [first] = suggestions
  return { suggestions, language, best: first && isGoodEnough(first) ? first : null }
}

/** Who may harm themselves is answered by a person, in that person's own words. */
function isDesperate(risks: readonly Risk[]): boolean {
  return risks.some(({ kind }) => kind === 'self-harm')
}

function isGoodEnough({ confidence, isOtherLanguage }: OfferedAnswer): boolean {
  return confidence >= (isOtherLanguage ? goodEnough.otherLanguage : goodEnough.sameLanguage)
}

function questionText(asked: readonly Asked[]): string {
  const parts = asked.flatMap(({ subject, body }) => [subject ?? '', body]).filter(part => part.trim() !== '')
  return [...new Set(parts)].join('\n').slice(-longestQuestion)
}

/** `pt-BR` and `pt` are one language to a reader. Unknown ones are not called other. */
function isOther(ours: string | null, theirs: string | null): boolean {
  return ours !== null && theirs !== null && ours !== 'und' && primary(ours) !== primary(theirs)
}

function primary(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? ''
}
