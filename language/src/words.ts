import { foldWord, squeeze } from './normalise.ts'

/** Words that are remembered at once; most words of a message were in the messages before it. */
export const mostWords = 80_000
/** From so many on the next message begins anew. */
const enough = mostWords - 10_000
/** Longer ones are no words: they are read each time anew. */
const longestKept = 48

/**
 * A word to be compared: without capitals and accents. There is one object for each word, and what is found out about it stands with it: undefined
 * until somebody asks.
 */
export class Word {
  readonly text: string
  /** A place in tables: below `mostWords`, or that number itself where the word is not kept. */
  readonly number: number
  /** As the model knows it: without stretched letters, numbers by their length only. */
  readonly plain: Word
  /** What it stands for in the lexicons: see reading.ts. */
  ids: readonly number[] | undefined = undefined
  /** For which languages it votes: see language.ts. */
  vote: WordVote | undefined = undefined
  /** Whether it thanks, or stands around thanks, as bits: see thanks.ts. */
  thanks: number | undefined = undefined
  /** How far we can read it, as bits: see unread.ts. */
  strangeness: number | undefined = undefined

  constructor(text: string, number: number, plain?: Word) {
    this.text = text
    this.number = number
    this.plain = plain ?? this
  }
}

/** The languages, by number, in which a word is a frequent small one; and whether it counts among the words read, or is Romanised. */
export type WordVote = { isNumber: boolean; isRomanised: boolean; languages: readonly number[] }

/** A word as somebody wrote it, with its capitals and accents. */
export class Written {
  readonly text: string
  readonly hash: number
  readonly number: number
  readonly word: Word

  constructor(text: string, hash: number, number: number, word: Word) {
    this.text = text
    this.hash = hash
    this.number = number
    this.word = word
  }
}

/**
 * A word as the model knows it: without stretched letters, numbers by their length only.
 * @example plainWord('refuuund') // 'refund'
 */
export function plainWord(folded: string): string {
  const first = folded.charCodeAt(0)
  if (first >= 48 && first <= 57) return `#${Math.min(folded.length, 6)}`
  for (let at = 1; at < folded.length; at++) {
    if (folded.charCodeAt(at) === folded.charCodeAt(at - 1)) return squeeze(folded)
  }
  return folded
}

const slots = 2 ** 18
/** Farther is not looked, however many words somebody finds that hash to one place. */
const longestWay = 16
const atSlot: (Written | undefined)[] = Array.from({ length: slots })
const words = new Map<string, Word>()
let writtenCount = 0

/** FNV-1a over UTF-16 units. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}

function isAt(text: string, start: number, known: string): boolean {
  for (let at = 0; at < known.length; at++) if (text.charCodeAt(start + at) !== known.charCodeAt(at)) return false
  return true
}

const homeOf = (hash: number): number => (hash ^ (hash >>> 15)) & (slots - 1)

/** The word that stands at a place of a text, found without cutting it out. */
export function writtenAt(text: string, start: number, end: number): Written {
  const hash = hashOf(text, start, end)
  const home = homeOf(hash)
  for (let way = 0; way < longestWay; way++) {
    const known = atSlot[(home + way) & (slots - 1)]
    if (known === undefined) break
    if (known.hash === hash && known.text.length === end - start && isAt(text, start, known.text)) return known
  }
  return learn(text.slice(start, end), hash)
}

function learn(cut: string, hash: number): Written {
  // Of "can't" the apostrophe is left out.
  const folded = foldWord(cut.replace("'", ''))
  if (cut.length > longestKept || writtenCount >= mostWords) return new Written(cut, hash, mostWords, wordOf(folded))
  const slot = slotFor(hash)
  const number = atSlot[slot]?.number ?? writtenCount++
  const written = new Written(copied(cut), hash, number, wordOf(folded))
  atSlot[slot] = written
  return written
}

/** A free place near, or the place of another word, which is then read anew when it comes again. */
function slotFor(hash: number): number {
  const home = homeOf(hash)
  for (let way = 0; way < longestWay; way++) {
    const slot = (home + way) & (slots - 1)
    if (atSlot[slot] === undefined) return slot
  }
  return home
}

/**
 * Forgets all words when there are many: all at once, because numbers are given again, and never within a message, so that in each of them a
 * word that is kept is one object. Whoever still holds words may go on using them.
 */
export function makeRoom(): void {
  if (writtenCount < enough && words.size < enough) return
  atSlot.fill(undefined)
  words.clear()
  writtenCount = 0
}

/** What is cut out of a text keeps the whole text alive. */
function copied(cut: string): string {
  return String.fromCharCode(...Array.from({ length: cut.length }, (_, at) => cut.charCodeAt(at)))
}

function wordOf(folded: string): Word {
  const known = words.get(folded)
  if (known !== undefined) return known
  const plain = plainWord(folded)
  const meant = plain === folded ? undefined : wordOf(plain)
  if (folded.length > longestKept || words.size >= mostWords) return new Word(folded, mostWords, meant)
  const word = new Word(copied(folded), words.size, meant)
  words.set(word.text, word)
  return word
}
