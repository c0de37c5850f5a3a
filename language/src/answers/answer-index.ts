import { tokenise } from '../tokens.ts'
import type { AnswerDocument, AnswerIndex, AskOptions, LearnedQuestions, Question, Suggestions, UseSignals } from './answer.ts'
import { EarlierQuestions, dot } from './finding/earlier-questions.ts'
import { vectorConfidence, withUse } from './finding/evidence.ts'
import { askWords, telling } from './finding/lexical-evidence.ts'
import type { Fit, FoundByWords } from './finding/lexical-evidence.ts'
import { Passages } from './finding/passages.ts'
import { askEarlier } from './finding/question-evidence.ts'
import { why } from './finding/why.ts'
import { languageOf, primaryTag, wordsOf, wordsOfText } from './finding/words.ts'
import type { Word } from './finding/words.ts'
import { unitVector } from './learning/learn-questions.ts'
import { withoutGreeting, withoutSignature } from './masking/salutations.ts'
import { LearnedAnswers } from './learning/learned-answers.ts'
import { questionFeatures } from './learning/question-features.ts'

const offered = 5
const sureEnough = 0.5
/** Less is not worth the reader's time. */
const leastConfidence = 0.01
/** Confidence is never certainty. */
const mostConfidence = 0.99

type Kept = {
  document: AnswerDocument
  language: string
  titleWords: readonly Word[]
  tags: ReadonlySet<string>
  vectors: readonly Float32Array[]
}
type Candidate = { place: number; passage: number; confidence: number; lexical: FoundByWords | null }
type Asked = { question: Question; words: readonly Word[]; language: string; options: AskOptions }

/** Who is greeted and who signs asks nothing, and a name may look like any word. */
function matterOf(text: string): string {
  const matter = withoutSignature(withoutGreeting(text))
  return matter.trim() === '' ? text : matter
}

/**
 * An index of answers with these documents in it.
 * @example createAnswerIndex([readMarkdown(text, { id: 'returns.md' })]).ask({ text: 'how do I send it back?' }).answer?.text
 */
export function createAnswerIndex(documents: Iterable<AnswerDocument> = []): AnswerIndex {
  const index = new Index()
  for (const document of documents) index.put(document)
  return index
}

class Index implements AnswerIndex {
  readonly #kept = new Map<number, Kept>()
  readonly #places = new Map<string, number>()
  readonly #passages = new Passages()
  readonly #earlier = new EarlierQuestions()
  #learned: LearnedAnswers | null = null
  #next = 0

  get size(): number {
    return this.#kept.size
  }

  put(document: AnswerDocument): void {
    this.remove(document.id)
    const place = this.#next++
    const text = tokenise([document.title, document.passages[0]?.text ?? ''].join('. '))
    const language = languageOf(document.language, text)
    this.#kept.set(place, {
      document,
      language,
      titleWords: wordsOfText(document.title.replaceAll('_', ' '), language),
      tags: new Set(document.tags.map(tag => tag.toLowerCase())),
      vectors: (document.passageVectors ?? []).map(unitVector),
    })
    this.#places.set(document.id, place)
    this.#passages.add(place, document)
    document.questions.forEach((question, at) =>
      this.#earlier.add(place, question, questionFeatures(question), document.questionVectors?.[at]),
    )
  }

  remove(id: string): boolean {
    const place = this.#places.get(id)
    if (place === undefined) return false
    this.#places.delete(id)
    this.#kept.delete(place)
    this.#passages.remove(place)
    this.#earlier.remove(place)
    return true
  }

  signal(id: string, signals: UseSignals): boolean {
    const kept = this.#kept.get(this.#places.get(id) ?? -1)
    if (!kept) return false
    kept.document = { ...kept.document, signals }
    return true
  }

  teach(id: string, question: string, vector?: Float32Array): boolean {
    const place = this.#places.get(id)
    if (place === undefined) return false
    this.#earlier.add(place, question, questionFeatures(question), vector)
    return true
  }

  use(learned: LearnedQuestions | null): void {
    this.#learned = learned === null ? null : new LearnedAnswers(learned)
  }

  ask(question: Question, options: AskOptions = {}): Suggestions {
    const tokens = tokenise(matterOf(question.text))
    if (tokens.words.length === 0) return { suggestions: [], answer: null }
    const language = languageOf(question.language, tokens)
    const asked = { question, words: wordsOf(tokens, language), language, options }
    const suggestions = this.#candidates(asked)
    const first = suggestions[0]
    return { suggestions, answer: first !== undefined && first.confidence >= (options.sure ?? sureEnough) ? first : null }
  }

  #candidates(asked: Asked): Suggestions['suggestions'] {
    const { question, words, options } = asked
    const found = new Map(askWords(words, this.#passages, place => this.#fitOf(place, asked)).map(each => [each.document, each]))
    const { probable, nearest } = askEarlier(question, this.#earlier, this.#learned, id => this.#places.get(id))
    const byVector = this.#byVector(question.vector)
    const candidates: Candidate[] = []
    for (const place of new Set([...probable.keys(), ...found.keys(), ...byVector.keys()])) {
      const kept = this.#kept.get(place)
      if (!kept || options.kinds?.includes(kept.document.kind) === false) continue
      const lexical = found.get(place) ?? null
      const vector = byVector.get(place)
      const doubt = (1 - (lexical?.confidence ?? 0)) * (1 - (probable.get(place) ?? 0)) * (1 - (vector?.confidence ?? 0))
      const confidence = Math.min(mostConfidence, withUse(1 - doubt, kept.document.signals ?? { used: 0, edited: 0, ignored: 0 }))
      const passage = lexical?.passage ?? vector?.passage ?? (kept.document.passages.length > 0 ? 0 : -1)
      if (confidence >= leastConfidence) candidates.push({ place, passage, confidence, lexical })
    }
    const telltale = telling(words, this.#passages)
    return candidates
      .toSorted((a, b) => b.confidence - a.confidence || a.place - b.place)
      .slice(0, options.limit ?? offered)
      .flatMap(candidate => {
        const kept = this.#kept.get(candidate.place)
        if (!kept) return []
        const { document } = kept
        const passage = document.passages[candidate.passage]
        return {
          documentId: document.id,
          kind: document.kind,
          title: document.title,
          ...(document.url === undefined ? {} : { url: document.url }),
          language: document.language,
          passage: candidate.passage,
          text: passage?.text ?? '',
          headings: passage?.headings ?? [],
          confidence: candidate.confidence,
          why: why(telltale, candidate.lexical?.parts ?? [], nearest.get(candidate.place)?.text, asked.language),
        }
      })
  }

  #fitOf(place: number, { question, language, options }: Asked): Fit | null {
    const kept = this.#kept.get(place)
    if (!kept || options.kinds?.includes(kept.document.kind) === false) return null
    const own = primaryTag(kept.language)
    return {
      isOtherLanguage: own !== 'und' && language !== 'und' && own !== language,
      hasTopic: kept.tags.has(question.topic?.toLowerCase() ?? ''),
      titleWords: kept.titleWords,
      isTitleOnly: kept.document.passages.length === 0,
    }
  }

  /** The passage of each document whose dense vector is nearest. */
  #byVector(vector: Float32Array | undefined): Map<number, { passage: number; confidence: number }> {
    const best = new Map<number, { passage: number; confidence: number }>()
    if (vector === undefined) return best
    const unit = unitVector(vector)
    for (const [place, { vectors }] of this.#kept) {
      vectors.forEach((own, passage) => {
        if (own.length !== unit.length) return
        const confidence = vectorConfidence(dot(own, unit))
        if (confidence > (best.get(place)?.confidence ?? 0)) best.set(place, { passage, confidence })
      })
    }
    return best
  }
}
