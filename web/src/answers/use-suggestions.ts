import type { AnswerSuggestion, OfferedAnswers } from '@evenhand/contract/answers.ts'
import type { Case } from '@evenhand/contract/case.ts'
import { useQuery } from '@tanstack/react-query'
import type { useDraft } from '../case/use-draft.ts'
import { suggestionsQuery } from './answer-queries.ts'
import { insertedSent, noteInserted, readInserted } from './inserted.ts'
import { insertedText, withInserted } from './insertion.ts'

export type Suggesting = {
  /** Best first; without those that stand in the reply already. */
  suggestions: readonly AnswerSuggestion[]
  /** The one that is good enough to stand beside the reply box. */
  best: AnswerSuggestion | null
  insert: (suggestion: AnswerSuggestion) => void
  /** For the reply that is sent now. */
  offered: () => OfferedAnswers
  sent: () => void
}

/** What the customer says now, as a name that changes with it; null when nothing of theirs can be read. */
function askedIn({ messages }: Case): { name: string; isOpen: boolean } | null {
  const own = messages.filter(message => message.ofThisCase && message.deletedAt === null)
  const latest = own.findLast(message => message.direction === 'in')
  if (!latest) return null
  return { name: `${latest.id} ${latest.editedAt ?? ''}`, isOpen: own.at(-1)?.direction === 'in' }
}

/** Answers for the open case, while somebody may write to its customer. */
export function useSuggestions(shown: Case, draft: ReturnType<typeof useDraft>): Suggesting {
  const asked = askedIn(shown)
  const isWanted = asked !== null && shown.can.reply && draft.kind === 'reply'
  const { data } = useQuery({ ...suggestionsQuery(shown.id, asked?.name ?? ''), enabled: isWanted })
  const found = isWanted && data ? data : { suggestions: [], best: null }
  const isThere = ({ text }: AnswerSuggestion) => draft.body.includes(text)
  const suggestions = found.suggestions.filter(one => !isThere(one))
  // Nobody passes an answer over who has answered already.
  const isAwaited = asked?.isOpen === true && shown.replies.every(({ state }) => state === 'undone')
  return {
    suggestions,
    best: suggestions.find(({ documentId }) => documentId === found.best) ?? null,
    insert: suggestion => {
      const text = insertedText(suggestion)
      noteInserted(localStorage, shown.id, { documentId: suggestion.documentId, text: suggestion.text })
      draft.setBody(withInserted(draft.body, text))
    },
    offered: () => ({ first: isAwaited ? found.best : null, inserted: readInserted(localStorage, shown.id) }),
    sent: () => insertedSent(localStorage, shown.id),
  }
}
