import type { AnswerDocument } from '@evenhand/language/answers/answer.ts'
import { readMarkdown } from '@evenhand/language/answers/reading/read-markdown.ts'
import { solvedCase } from '@evenhand/language/answers/masking/solved-case.ts'
import type { DocumentRow } from '../../db/queries/answers/documents.ts'

/** What the index takes in for an article or a kept answer. */
export function answerDocument(row: DocumentRow): AnswerDocument {
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
