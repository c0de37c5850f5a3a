import { topicLanguages } from './topic.ts'
import type { TopicDraft, TopicLanguage, TopicNames, TopicWords } from './topic.ts'

type Open = { key: string; names: TopicNames; words: TopicWords; children: Open[] }

const heading = /^(#{1,2}) ([a-z][a-z-]*): (.+)$/

const namesLine = 'names:'

/** `de Koffer; fr Bagages`, or null where one of them is of no language that topics have. */
function namesIn(line: string): Partial<Record<TopicLanguage, string>> | null {
  const names: Partial<Record<TopicLanguage, string>> = {}
  for (const each of line.split(';').map(part => part.trim())) {
    const language = topicLanguages.find(tag => each.startsWith(`${tag} `))
    if (language === undefined) return null
    names[language] = each.slice(3).trim()
  }
  return names
}

/**
 * Reads topics from text: `# key: Name`, under it its names in other languages (`names: de Koffer; fr Bagages`) and a line a language of telling words
 * (`de: Koffer, Gepäck*`), and `## key: Name` for what stands below it.
 * @throws Error naming the line that is none of these
 * @example readDrafts('# refund: Refund\nnames: de Erstattung\nen: refund*')[0].names.de // 'Erstattung'
 */
export function readDrafts(text: string): TopicDraft[] {
  const roots: Open[] = []
  let current: Open | undefined
  for (const line of text.split('\n').map(raw => raw.trim())) {
    if (line === '') continue
    const [, marks, key, name] = heading.exec(line) ?? []
    if (marks !== undefined && key !== undefined && name !== undefined) {
      current = { key, names: { en: name }, words: {}, children: [] }
      const parent = roots.at(-1)
      if (marks === '##' && parent !== undefined) parent.children.push(current)
      else roots.push(current)
      continue
    }
    const names = line.startsWith(namesLine) ? namesIn(line.slice(namesLine.length)) : null
    if (current !== undefined && names !== null) {
      current.names = { ...current.names, ...names }
      continue
    }
    const language = topicLanguages.find(tag => line.startsWith(`${tag}:`))
    if (current === undefined || language === undefined) throw new Error(`This is no line of a topic: "${line}".`)
    current.words[language] = line.slice(3).trim()
  }
  return roots
}
