import { PhraseAutomaton } from './automaton.ts'
import type { Found } from './automaton.ts'
import { lexicons } from './lexicon/lexicons.ts'
import { matterSignals, voiceSignals } from './lexicon/lexicon.ts'
import type { MatterSignal, Signal, VoiceSignal } from './lexicon/lexicon.ts'
import { isCommonWord } from './language.ts'
import { foldWord } from './normalise.ts'
import { parsePhrases } from './phrases.ts'
import { bareThanks } from './thanks.ts'
import type { Token, Tokens } from './tokens.ts'
import { Vocabulary, fillerIds } from './vocabulary.ts'
import { withFrame } from './voice-frames.ts'
import type { Word } from './words.ts'

const fillers = new Set(lexicons.flatMap(lexicon => foldWord(lexicon.fillers).split(/\s+/)))
const vocabulary = new Vocabulary()
for (const filler of fillers) vocabulary.addFiller(filler)
const voice = automatonOf(voiceSignals)
const matter = automatonOf(matterSignals)
vocabulary.seal()

function automatonOf<S extends Signal>(signals: readonly S[]): PhraseAutomaton<S> {
  const automaton = new PhraseAutomaton<S>(vocabulary)
  for (const lexicon of lexicons) {
    for (const signal of signals) {
      for (const phrase of parsePhrases(lexicon.phrases[signal] ?? '', { fold: foldWord, isFiller: word => fillers.has(word) }))
        automaton.add(phrase, signal)
    }
  }
  automaton.seal()
  return automaton
}

/**
 * True when some lexicon knows the word, or what it begins with.
 * @example isKnownWord('charger') // true
 */
export function isKnownWord(word: string): boolean {
  const ids = vocabulary.idsOf(word)
  return ids === fillerIds || ids.length > 0
}

export type VoiceFound = Found<VoiceSignal> & { words: string }
export type MatterFound = Found<MatterSignal>

function idsOf(word: Word): readonly number[] {
  word.ids ??= vocabulary.idsOf(word.text)
  return word.ids
}

/** A message as the lexicons read it. */
export type Reading = {
  voice: readonly VoiceFound[]
  /** Positions point into `tokens`, which no longer hold what is mere voice. */
  matter: readonly MatterFound[]
  tokens: readonly Token[]
  /** All words, fillers too, without what is mere voice. */
  content: readonly Token[]
  /** The words of the voice, with the signal that took them out. */
  removed: readonly Removed[]
}
export type Removed = { token: Token; signal: VoiceSignal }

/** A bound for texts that say nothing else; a message has one or two. */
const mostLiteral = 20
const nothing: readonly number[] = []

/** The words of the text that a found phrase covers. */
export function quote(text: string, tokens: readonly Token[], found: { start: number; end: number }): string {
  return text.slice(tokens[found.start]?.start ?? 0, tokens[found.end - 1]?.end ?? 0)
}

/** A word after what stood before another one that was left out. */
function after(breakBefore: Token['breakBefore'], { word, written, start, end, asks }: Token): Token {
  return { word, written, start, end, breakBefore, asks }
}

/** What is kept, each still knowing that a sentence ended before it. */
function keepTokens(tokens: readonly Token[], kept: readonly boolean[]): Token[] {
  const result: Token[] = []
  let pending: Token['breakBefore'] = 0
  for (const [at, token] of tokens.entries()) {
    if (token.breakBefore > pending) pending = token.breakBefore
    const last = result.at(-1)
    if (kept[at] !== true) {
      // "Could you help, please?" still asks.
      if (token.asks && pending < 2 && last !== undefined) result[result.length - 1] = { ...last, asks: true }
      continue
    }
    result.push(pending === token.breakBefore ? token : after(pending, token))
    pending = 0
  }
  return result
}

/**
 * Reads a message in two walks: first how it is said, which is then taken out, and after that what is said. So capitals,
 * insults, politeness or a threat of publicity cannot reach what is judged.
 */
export function read(message: Tokens): Reading {
  const spoken: Token[] = []
  /** Where each spoken word stands among all. */
  const places: number[] = []
  const ids: (readonly number[])[] = []
  let pending: Token['breakBefore'] = 0
  const endsBefore: boolean[] = []
  for (const [place, token] of message.words.entries()) {
    if (token.breakBefore > pending) pending = token.breakBefore
    const known = idsOf(token.written.word)
    if (known === fillerIds) {
      const last = spoken.at(-1)
      if (token.asks && pending < 2 && last !== undefined) spoken[spoken.length - 1] = { ...last, asks: true }
      continue
    }
    ids.push(known)
    places.push(place)
    spoken.push(pending === token.breakBefore ? token : after(pending, token))
    endsBefore.push(pending === 2)
    pending = 0
  }
  const heard = voice.find({ ids, endsBefore })
  const thanks = bareThanks(message.words)
  if (heard.length === 0 && thanks.length === 0) {
    const found = matter.find({ ids, endsBefore })
    return { voice: [], matter: found, tokens: spoken, content: message.words, removed: [] }
  }

  // Voice words are dropped, so what stands around them stays together; look-alikes stay as blanks.
  const kept = spoken.map(() => true)
  const signals: (VoiceSignal | undefined)[] = []
  const literal = heard.filter(found => found.signal === 'literal').slice(0, mostLiteral)
  for (const { signal, start, end } of heard) {
    if (signal === 'literal') continue
    if (signal === 'look-alike' && literal.some(other => other.start < end && other.end > start)) continue
    if (signal === 'look-alike') for (let at = start; at < end; at++) ids[at] = nothing
    else {
      kept.fill(false, start, end)
      const [first, last] = withFrame(message.words, signal, places[start] ?? 0, (places[end - 1] ?? 0) + 1)
      for (let at = first; at < last; at++) signals[at] ??= signal
    }
  }
  for (const place of orphansOf(message.words, signals)) signals[place] = 'politeness'
  takeOutThanks(thanks, message.words, signals)
  for (const [at, place] of places.entries()) if (signals[place] !== undefined) kept[at] = false
  const tokens = keepTokens(spoken, kept)
  return {
    voice: heard.map(found => ({ ...found, words: quote(message.text, spoken, found) })),
    matter: matter.find({ ids: ids.filter((_, at) => kept[at]), endsBefore: tokens.map(token => token.breakBefore === 2) }),
    tokens,
    ...parted(message.words, signals),
  }
}

/** Fewer other words than these, small ones apart, and the thanks are what a message says. */
const leastOther = 1

function takeOutThanks(thanks: readonly number[], words: readonly Token[], signals: (VoiceSignal | undefined)[]): void {
  const said = new Set(thanks)
  const others = words.filter((token, at) => signals[at] === undefined && !said.has(at) && !isSmall(token)).length
  if (others >= leastOther) for (const place of thanks) signals[place] ??= 'politeness'
}

const longestOrphan = 5

/** Small words that remain of a sentence whose matter was voice ("I have" of "I have 400k followers"); they say nothing by themselves. */
function orphansOf(words: readonly Token[], signals: readonly (VoiceSignal | undefined)[]): number[] {
  const orphans: number[] = []
  let start = 0
  for (let end = 1; end <= words.length; end++) {
    if (end < words.length && words[end]?.breakBefore !== 2) continue
    const rest: number[] = []
    for (let at = start; at < end; at++) if (signals[at] === undefined) rest.push(at)
    const isBroken = rest.length < end - start && rest.length <= longestOrphan
    if (isBroken && rest.every(at => isSmall(words[at]))) orphans.push(...rest)
    start = end
  }
  return orphans
}

function isSmall(token: Token | undefined): boolean {
  if (token === undefined || token.asks) return false
  return token.word.length <= 2 || fillers.has(token.word) || isCommonWord(token.word)
}

function parted(words: readonly Token[], signals: readonly (VoiceSignal | undefined)[]): Pick<Reading, 'content' | 'removed'> {
  const removed = words.flatMap((token, at) => {
    const signal = signals[at]
    return signal === undefined ? [] : [{ token, signal }]
  })
  return {
    content: keepTokens(
      words,
      words.map((_, at) => signals[at] === undefined),
    ),
    removed,
  }
}
