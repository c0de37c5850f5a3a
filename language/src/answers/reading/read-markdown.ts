import type { AnswerDocument } from '../answer.ts'
import { readFrontMatter } from './front-matter.ts'
import { markdownBlocks } from './markdown-blocks.ts'
import { passagesOf } from './passages.ts'

/** What the caller knows about a file. What its front matter says goes before `title` and `language`. */
export type MarkdownOrigin = { id: string; title?: string; language?: string | null; tags?: readonly string[]; url?: string }

/**
 * An article in Markdown, in passages. Its title is that of the front matter, else its first top heading, else the caller's, else
 * its id. A text without words gives a document without passages.
 * @example readMarkdown('# Returns\n\nYou have 30 days.', { id: 'returns.md' }).passages // [{ text: 'You have 30 days.', headings: [] }]
 */
export function readMarkdown(text: string, origin: MarkdownOrigin): AnswerDocument {
  const { front, body } = readFrontMatter(text.toWellFormed())
  const blocks = markdownBlocks(body)
  const top = blocks.find(block => block.kind === 'heading' && block.level === 1)
  const title = front.title ?? top?.text ?? origin.title ?? origin.id
  const url = front.url ?? origin.url
  return {
    id: origin.id,
    kind: 'article',
    title,
    language: front.language ?? origin.language ?? null,
    tags: [...new Set([...front.tags, ...(origin.tags ?? [])])],
    passages: passagesOf(blocks, title),
    questions: [],
    ...(url === undefined ? {} : { url }),
  }
}
