import type { AnswerDocument } from '@evenhand/language/answers/answer.ts'
import { readMarkdown } from '@evenhand/language/answers/reading/read-markdown.ts'
import { solvedCase } from '@evenhand/language/answers/masking/solved-case.ts'
import type { DocumentRow } from '../../db/queries/answers/documents.ts'

/** Characters of a question; what is asked stands in them. */
const longestQuestion = 1000

/**
 * What the index takes in for an article or a kept answer.
 * @param lessons what customers had asked when it was sent: matched, never shown
 */
export function answerDocument(row: DocumentRow, lessons: readonly string[] = []): AnswerDocument {
  const document = documentOf(row)
  return { ...document, questions: [...document.questions, ...lessons.map(text => text.slice(-longestQuestion))] }
}

function documentOf(row: DocumentRow): AnswerDocument {
  const { id, used, edited, ignored } = row
  const signals = { used, edited, ignored }
  if (row.kind !== 'article') {
    // Masked when it was kept, so there is no name to take out.
    const document = solvedCase({ id, questions: [row.question], answer: row.answer, names: [], language: row.language, signals })
    return { ...document, kind: row.kind }
  }
  const { title, language, tags, url } = row
  const { passages } = readMarkdown(row.body, { id, title })
  return { id, kind: 'article', title, language, tags, passages, questions: [], signals, ...(url === null ? {} : { url }) }
}
