/**
 * What stands behind a suggested answer: an article of the help centre, a solved case whose answer was kept, or what somebody of
 * the community wrote. The words of a solved case must have gone through `maskAnswer` before they come in here.
 */
export type AnswerKind = 'article' | 'solved-case' | 'community'

/** A few sentences that can answer by themselves, with the headings that they stand under, outermost first. */
export type Passage = { text: string; headings: readonly string[] }

/** How often agents sent an answer as it was, sent it changed, and passed it over when it was offered first. Whole numbers from 0. */
export type UseSignals = { used: number; edited: number; ignored: number }

/** Something that answers. `id` is the caller's own and unique over all kinds. */
export type AnswerDocument = {
  id: string
  kind: AnswerKind
  title: string
  /** A BCP 47 tag; null when it is not known, which keeps nobody from finding it. */
  language: string | null
  /** Labels, categories, topics. */
  tags: readonly string[]
  passages: readonly Passage[]
  /** Earlier questions that this solved. They are matched, never shown. */
  questions: readonly string[]
  signals?: UseSignals
  /** Where a person can read all of it. */
  url?: string
  /** Dense vectors of the passages, in their order, of any one length; from the caller's own model. */
  passageVectors?: readonly Float32Array[]
  /** Dense vectors of the earlier questions, in their order. */
  questionVectors?: readonly Float32Array[]
}

/** What a customer asks. */
export type Question = {
  text: string
  /** A BCP 47 tag; left out or null, it is read from the text. */
  language?: string | null
  /** The topic of the case: answers that carry it as a tag come a little earlier. */
  topic?: string | null
  /** The dense vector of the text, from the model that made those of the documents. */
  vector?: Float32Array
}

/** An answer that is offered. */
export type Suggestion = {
  documentId: string
  kind: AnswerKind
  title: string
  url?: string
  language: string | null
  /** The passage that answers: its place among the document's, and its words. An answer without passages has -1 and ''. */
  passage: number
  text: string
  headings: readonly string[]
  /** How probable it is that this answers the question, in [0, 1]; calibrated on held-out questions (docs/answers.md). */
  confidence: number
  /** Words of the question that led here, as the customer wrote them, strongest first; at most six. */
  why: readonly string[]
}

/** What is offered, best first, one a document; and the one to put beside the reply box, or null when there is no good answer. */
export type Suggestions = { suggestions: readonly Suggestion[]; answer: Suggestion | null }

export type AskOptions = {
  /** How many are offered at most; 5. */
  limit?: number
  /** Least confidence of `answer`, in [0, 1]; .5. */
  sure?: number
  /** Kinds that may be offered; all. */
  kinds?: readonly AnswerKind[]
}

/**
 * Answers that can be asked. Synchronous and deterministic: the same documents in the same order and the same question give the same
 * suggestions. Made by `createAnswerIndex` (answer-index.ts).
 */
export type AnswerIndex = {
  /** Documents in it. */
  readonly size: number
  /** Adds a document, or puts it in the place of the one with its id. The others are not touched. */
  put(document: AnswerDocument): void
  /** Takes a document out; false when there was none. */
  remove(id: string): boolean
  /** What agents did with an answer moves it up or down, within bounds; false when there is no such document. */
  signal(id: string, signals: UseSignals): boolean
  /** One more question that a document solved; found from now on, learned by the next `learn`. False when there is none. */
  teach(id: string, question: string, vector?: Float32Array): boolean
  /**
   * Uses what a learner (`learnQuestions`, which takes seconds and may run in another thread) got from the earlier questions;
   * null forgets it. Answers that it does not know are found as before.
   */
  use(learned: LearnedQuestions | null): void
  /** Offers what answers best. Under 5 ms for 10,000 passages. An empty index and an empty question get nothing. */
  ask(question: Question, options?: AskOptions): Suggestions
}

/** What was learned from earlier questions: plain values and typed arrays, so that it crosses threads (`postMessage`) as it is. */
export type LearnedQuestions = {
  /** Documents that it tells apart. */
  ids: readonly string[]
  /** Hashes of the features, ascending, and their inverse document frequencies. */
  features: Uint32Array
  rarity: Float32Array
  /** Of each feature in turn, one weight for each of `ids`. */
  weights: Float32Array
  /** Of each of `ids`. */
  bias: Float32Array
  /** The same over dense vectors: of each place of a vector one weight for each of `ids`; null when the questions had none. */
  dense: { weights: Float32Array; bias: Float32Array } | null
}

/** An earlier question and the document that solved it: what `learnQuestions(examples): LearnedQuestions | null` learns from. */
export type SolvedQuestion = { id: string; text: string; vector?: Float32Array }

/** What a parser of an export gives: documents to `put`, and what was left out, with the reason in a sentence. */
export type ReadArticles = { documents: readonly AnswerDocument[]; leftOut: readonly { id: string; reason: string }[] }

/** A text without other people's personal data, and how many pieces were taken out. */
export type MaskedAnswer = { text: string; masked: number }
