import { normalise } from './normalise.ts'
import { signAt, signOfHalves, signs } from './signs.ts'
import { makeRoom, writtenAt } from './words.ts'
import type { Written } from './words.ts'

/** One word: its folded form and where it stands in the normalised text. */
export type Token = {
  word: string
  written: Written
  start: number
  end: number
  /** What stands before it: 0 nothing or a mere exclamation, 1 a comma, 2 the end of a sentence. */
  breakBefore: 0 | 1 | 2
  /** A question mark follows. */
  asks: boolean
}

export type Tokens = {
  /** The normalised text, into which `start` and `end` point. */
  text: string
  words: readonly Token[]
  mentions: readonly string[]
  exclamationMarks: number
}

/** Where the row of signs of a kind ends that begins at a place; a sign of two halves counts as what it is. */
function endOf(text: string, from: number, belongs: (sign: number, unit: number) => boolean): number {
  let at = from
  while (at < text.length) {
    const sign = signAt(text, at)
    const isPair = sign === signs.half
    if (!belongs(isPair ? signOfHalves(text, at) : sign, text.charCodeAt(at))) break
    at += isPair ? 2 : 1
  }
  return at
}

const [underscore, stop, slash, colon] = [95, 46, 47, 58]
const inMention = (sign: number, unit: number): boolean =>
  sign === signs.letter || sign === signs.digit || sign === signs.number || unit === underscore || unit === stop
const inLink = (sign: number, unit: number): boolean => sign !== signs.space && unit !== 10

/** Where "https://…" or "www.…" begins to say where it leads, or 0. */
function headOfLink(text: string, at: number): number {
  const small = (ahead: number): number => text.charCodeAt(at + ahead) | 32
  const [h, t, p, s, w] = [104, 116, 112, 115, 119]
  if (small(0) === w) return small(1) === w && small(2) === w && text.charCodeAt(at + 3) === stop ? at + 4 : 0
  if (small(0) !== h || small(1) !== t || small(2) !== t || small(3) !== p) return 0
  const end = small(4) === s ? at + 5 : at + 4
  const isLink = text.charCodeAt(end) === colon && text.charCodeAt(end + 1) === slash && text.charCodeAt(end + 2) === slash
  return isLink ? end + 3 : 0
}

type Collected = { text: string; words: Token[]; mentions: string[]; exclamationMarks: number; pending: 0 | 1 | 2 }

function endOfLetters(text: string, from: number): number {
  let at = from
  for (; at < text.length; at++) {
    const sign = signAt(text, at)
    if (sign <= signs.mark) continue
    if (sign !== signs.half || signOfHalves(text, at) > signs.mark) break
    at += 1
  }
  return at
}

function endOfDigits(text: string, from: number): number {
  let at = from
  while (at < text.length && signAt(text, at) === signs.digit) at += 1
  return at
}

function addWord(into: Collected, start: number, end: number): number {
  const written = writtenAt(into.text, start, end)
  into.words.push({ word: written.word.text, written, start, end, breakBefore: into.pending, asks: false })
  into.pending = 0
  return end
}

function addWordOrLink(into: Collected, start: number): number {
  const head = headOfLink(into.text, start)
  const end = head === 0 ? 0 : endOf(into.text, head, inLink)
  return end > head ? end : addWord(into, start, endOfLetters(into.text, start))
}

function addMention(into: Collected, start: number): number {
  const end = endOf(into.text, start + 1, inMention)
  if (end > start + 1) into.mentions.push(into.text.slice(start + 1, end).toLowerCase())
  return end
}

function addQuestion(into: Collected): void {
  const last = into.words.at(-1)
  if (last !== undefined) last.asks = true
  into.pending = 2
}

/**
 * What begins at a place: a link, a mention, a word, a stop; everything else is silence. Exclamation marks and emoji end no sentence:
 * adding them must not change what is read.
 * @returns where it ends
 */
function collect(into: Collected, at: number): number {
  const { text } = into
  const first = signAt(text, at)
  const isPair = first === signs.half
  const sign = isPair ? signOfHalves(text, at) : first
  if (sign <= signs.mark) return addWordOrLink(into, at)
  if (sign === signs.digit) return addWord(into, at, endOfDigits(text, at))
  if (sign === signs.at) return addMention(into, at)
  if (sign === signs.stop) into.pending = 2
  else if (sign === signs.question) addQuestion(into)
  else if (sign === signs.exclamation) into.exclamationMarks += 1
  else if (sign === signs.comma && into.pending === 0) into.pending = 1
  return isPair ? at + 2 : at + 1
}

/** "can't" is one word, "l'avion" and "I'll" are two: only the English n't belongs to what stands before it. */
function joinNegations(words: readonly Token[], text: string): Token[] {
  const joined: Token[] = []
  for (const token of words) {
    const last = joined.at(-1)
    if (token.word === 't' && last?.end === token.start - 1 && text[last.end] === "'" && last.word.endsWith('n')) {
      const written = writtenAt(text, last.start, token.end)
      joined[joined.length - 1] = { ...last, word: written.word.text, written, end: token.end, asks: token.asks }
    } else {
      joined.push(token)
    }
  }
  return joined
}

/**
 * The words of a message in order, without links and mentions. Linear in its length.
 * @example tokenise("Can't log in!").words.map(t => t.word) // ['cant', 'log', 'in']
 */
export function tokenise(raw: string): Tokens {
  makeRoom()
  const text = normalise(raw)
  const into: Collected = { text, words: [], mentions: [], exclamationMarks: 0, pending: 0 }
  for (let at = 0; at < text.length;) at = collect(into, at)
  const words = text.includes("'") ? joinNegations(into.words, text) : into.words
  return { text, words, mentions: into.mentions, exclamationMarks: into.exclamationMarks }
}
