import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { conceptLanguages, entryKinds, entryName, mostPhraseWords, openEnd, shortestBeginning } from '../src/concepts/concepts.ts'
import type { PackedConcepts } from '../src/concepts/concepts.ts'
import { tokenise } from '../src/tokens.ts'

/** One line of a table: a concept and how nine languages say it. */
type Concept = { name: string; place: string; cells: ReadonlyMap<string, string> }

export function readConcepts(folder: string): Concept[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.tsv'))
    .sort()
    .flatMap(file => {
      const [header = '', ...lines] = readFileSync(path.join(folder, file), 'utf8').trimEnd().split('\n')
      const [, ...languages] = header.split('\t')
      return lines.map((line, at) => {
        const [name = '', ...cells] = line.split('\t')
        return { name, place: `${file}:${at + 2}`, cells: new Map(languages.map((language, k) => [language, cells[k] ?? ''])) }
      })
    })
}

/** Beginnings that would catch too much are taken as whole words. The first word of a phrase may be a beginning as well, those in its middle not. */
function entriesOf(cell: string): { words: string[]; isBeginning: boolean }[] {
  return cell.split('|').flatMap(written => {
    const text = written.trim()
    const words = tokenise(text.replace(/\*$/, '')).words.map(token => token.written.word.plain.text)
    const last = words.at(-1)
    if (last === undefined || words.length > mostPhraseWords) return []
    const [first = ''] = words
    if (words.length > 1 && /^\S+\*\s/.test(text) && first.length >= shortestBeginning) words[0] = first + openEnd
    return [{ words, isBeginning: text.endsWith('*') && last.length >= shortestBeginning }]
  })
}

/** What stands twice in one language belongs to the concept that names it first. */
export function packConcepts(concepts: readonly Concept[]): PackedConcepts {
  const names = [...new Set(concepts.map(({ name }) => name))]
  const numbers = new Map(names.map((name, at) => [name, at]))
  const means = new Map<number, number>()
  const add = (name: number, concept: number): void => void (means.has(name) || means.set(name, concept))
  for (const { name, cells } of concepts) {
    const concept = numbers.get(name) ?? 0
    for (const [language, tag] of conceptLanguages.entries()) {
      for (const { words, isBeginning } of entriesOf(cells.get(tag) ?? '')) {
        add(entryName(language, words.join(' '), isBeginning ? entryKinds.beginning : entryKinds.whole), concept)
        for (let end = 1; end < words.length; end++)
          add(entryName(language, words.slice(0, end).join(' '), entryKinds.opening), 0)
      }
    }
  }
  const sorted = [...means].sort(([a], [b]) => a - b)
  const entries = Buffer.alloc(sorted.length * 4)
  const concept = Buffer.alloc(sorted.length * 2)
  for (const [at, [name, number]] of sorted.entries()) {
    entries.writeUInt32LE(name, at * 4)
    concept.writeUInt16LE(number, at * 2)
  }
  return { names, entries: entries.toString('base64'), means: concept.toString('base64') }
}
