import { PhraseAutomaton } from '../automaton.ts'
import { lexicons } from '../lexicon/lexicons.ts'
import { foldWord, normalise } from '../normalise.ts'
import { parsePhrases } from '../phrases.ts'
import { Vocabulary } from '../vocabulary.ts'
import { topicLanguages } from './topic.ts'
import type { MatchedTopic, TopicWords } from './topic.ts'
import { withoutVolume } from './volume.ts'
import { WordTree } from './word-tree.ts'

/** A topic of a message, with the words that carried it, as they were written. */
export type TopicFound = { id: string; words: readonly string[] }

const fillers = new Set(lexicons.flatMap(lexicon => foldWord(lexicon.fillers).split(/\s+/)))
const spelling = { fold: foldWord, isFiller: (word: string) => fillers.has(word) }
/** Of a topic that a long message names again and again. */
const mostWords = 3

/** Gives words their numbers, and lets a tree find them letter by letter. */
class TreeVocabulary extends Vocabulary {
  readonly tree = new WordTree()

  constructor() {
    super()
    for (const filler of fillers) this.tree.addFiller(filler)
  }

  override wordId(word: string): number {
    const id = super.wordId(word)
    this.tree.addWord(word, id)
    return id
  }

  override stemId(text: string): number {
    const id = super.stemId(text)
    this.tree.addStem(text, id)
    return id
  }
}

/**
 * Finds the topics of a catalogue in messages of all languages at once, in one walk over the letters. Build it once a version of the
 * catalogue; reading changes nothing.
 */
export class TopicMatcher {
  readonly #vocabulary = new TreeVocabulary()
  readonly #automaton = new PhraseAutomaton<string>(this.#vocabulary)

  /** @throws Error when words cannot be read; `problemWithWords` says so beforehand */
  constructor(topics: readonly MatchedTopic[]) {
    for (const { id, words } of topics) {
      for (const language of topicLanguages) {
        for (const phrase of parsePhrases(words[language] ?? '', spelling)) this.#automaton.add(phrase, `${language} ${id}`)
      }
    }
    this.#automaton.seal()
  }

  /**
   * The topics of a message, the one with the most words first. Deaf to volume: see volume.ts.
   * @param language of the message where it is known: only words of it, and English ones, then count
   * @example new TopicMatcher([{ id: 'bag', words: { en: 'lost bag*' } }]).find('you LOST my bags').map(t => t.id) // ['bag']
   */
  find(text: string, language = 'und'): TopicFound[] {
    // Most messages without a topic are done here; what is loud is only looked for where something was found or might be.
    const normalised = normalise(text)
    if (!this.#vocabulary.tree.scan(normalised).isAnyKnown) return []
    return this.findInQuiet(withoutVolume(text), language)
  }

  /** As `find`, in a text that is known to hold no volume. */
  findInQuiet(text: string, language = 'und'): TopicFound[] {
    const words = this.#vocabulary.tree.scan(text)
    if (!words.isAnyKnown) return []
    const found = new Map<string, string[]>()
    for (const { signal, start, end } of this.#automaton.find(words)) {
      if (!speaks(language, signal.slice(0, 2))) continue
      const id = signal.slice(3)
      const quoted = text.slice(words.starts[start] ?? 0, words.ends[end - 1] ?? 0)
      const known = found.get(id)
      if (known === undefined) found.set(id, [quoted])
      else if (known.length < mostWords && !known.includes(quoted)) known.push(quoted)
    }
    return [...found].map(([id, carrying]) => ({ id, words: carrying })).toSorted((a, b) => b.words.length - a.words.length)
  }
}

/** English words are said in every language; a false friend of another language is not. */
function speaks(message: string, phrase: string): boolean {
  return message === 'und' || phrase === 'en' || message === phrase
}

/**
 * What is wrong with words that somebody typed, as a sentence; null when they can be read.
 * @example problemWithWords({ en: 'ab*' }) // 'The stem "ab" is too short.'
 */
export function problemWithWords(words: TopicWords): string | null {
  for (const language of topicLanguages) {
    try {
      const phrases = { [language]: words[language] ?? '' }
      new TopicMatcher([{ id: '', words: phrases }]).find('')
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error)
      const [, everywhere] = /^The phrase "(.+)" of .+ may say nothing/.exec(said) ?? []
      return everywhere === undefined ? said : `"${everywhere}" stands in almost every message: add a word that tells more.`
    }
  }
  return null
}
