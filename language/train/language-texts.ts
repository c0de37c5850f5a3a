import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

export type LanguageText = { tag: string; text: string }
/** What teaches and what the threshold and the evaluation are taken from; no file or line is in both. */
export type LanguageTexts = { taught: LanguageText[]; heldOut: LanguageText[]; unseen: LanguageText[] }

const corpus = path.resolve(import.meta.dirname, '../corpus')
/** Of the files of a language about every fifth is held out, by its name, so that a new file moves no other; of the lines of a further one every fifth. */
const everyFile = 5
const everyLine = 5
/** More of English than of the others would teach that everything is English. */
const mostTaught = 1200

const messagesIn = (file: string, column: number): string[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => line.split('\t')[column] ?? '')
    .filter(text => text !== '')

const isHeldOut = (file: string): boolean =>
  Array.from(file, letter => letter.charCodeAt(0)).reduce((sum, code) => sum + code, 0) % everyFile === 0

/** A part of a list that is spread over all of it. */
function spread<T>(list: readonly T[], size: number): T[] {
  return list.length <= size
    ? [...list]
    : Array.from({ length: size }, (_, at) => list[Math.floor((at * list.length) / size)] as T)
}

function fromMessages(into: LanguageTexts): void {
  const folder = path.join(corpus, 'train')
  const files = readdirSync(folder)
    .filter(file => file.endsWith('.tsv') && !file.includes('codemixed'))
    .sort()
  for (const [tag, own] of Map.groupBy(files, file => file.slice(0, 2))) {
    const taught: LanguageText[] = []
    own.forEach(file => {
      const texts = messagesIn(path.join(folder, file), 4).map(text => ({ tag, text }))
      if (isHeldOut(file)) into.heldOut.push(...texts)
      else taught.push(...texts)
    })
    into.taught.push(...spread(taught, mostTaught))
  }
}

function fromLanguages(into: LanguageTexts): void {
  const folder = path.join(corpus, 'languages')
  for (const file of readdirSync(folder)
    .filter(name => name.endsWith('.txt'))
    .sort()) {
    const tag = path.basename(file, '.txt')
    messagesIn(path.join(folder, file), 0).forEach((text, at) => {
      ;(at % everyLine === 3 ? into.heldOut : into.taught).push({ tag, text })
    })
  }
}

/** What neither teaches nor sets a threshold: the held-out corpus of the other tasks, and messages of two languages (all 'und'). */
function fromUnseen(into: LanguageTexts): void {
  const folder = path.join(corpus, 'held-out')
  for (const file of readdirSync(folder)
    .filter(name => /^[a-z]{2}-(plain|risk|abuse)\.tsv$/.test(name))
    .sort()) {
    into.unseen.push(...messagesIn(path.join(folder, file), 4).map(text => ({ tag: file.slice(0, 2), text })))
  }
  const mixed = messagesIn(path.join(corpus, 'train', 'en-hard-codemixed.tsv'), 4)
  into.unseen.push(...mixed.map(text => ({ tag: 'und', text })))
}

/** All texts with their languages, in an order that only the files decide. */
export function readLanguageTexts(): LanguageTexts {
  const texts: LanguageTexts = { taught: [], heldOut: [], unseen: [] }
  fromMessages(texts)
  fromLanguages(texts)
  fromUnseen(texts)
  return texts
}
