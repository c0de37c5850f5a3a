import { topicLanguages } from './topic.ts'
import type { TopicDraft, TopicWords } from './topic.ts'

type Open = { key: string; name: string; words: TopicWords; children: Open[] }

const heading = /^(#{1,2}) ([a-z][a-z-]*): (.+)$/

/**
 * Reads topics from text: `# key: Name`, under it a line a language (`de: Koffer, Gepäck*`), and `## key: Name` for what stands below it.
 * @throws Error naming the line that is none of these
 * @example readDrafts('# refund: Refund\nen: refund*')[0].name // 'Refund'
 */
export function readDrafts(text: string): TopicDraft[] {
  const roots: Open[] = []
  let current: Open | undefined
  for (const line of text.split('\n').map(raw => raw.trim())) {
    if (line === '') continue
    const [, marks, key, name] = heading.exec(line) ?? []
    if (marks !== undefined && key !== undefined && name !== undefined) {
      current = { key, name, words: {}, children: [] }
      const parent = roots.at(-1)
      if (marks === '##' && parent !== undefined) parent.children.push(current)
      else roots.push(current)
      continue
    }
    const language = topicLanguages.find(tag => line.startsWith(`${tag}:`))
    if (current === undefined || language === undefined) throw new Error(`This is no line of a topic: "${line}".`)
    current.words[language] = line.slice(3).trim()
  }
  return roots
}
