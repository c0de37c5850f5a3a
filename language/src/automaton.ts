import { ageStep, numberStep } from './vocabulary.ts'
import type { Vocabulary } from './vocabulary.ts'
import type { Phrase, Step } from './phrases.ts'

/** `known` has a bit for each id that leads on, the ids folded to 32: most words lead nowhere, and that is told at once. */
type State<S> = { next: Map<number, State<S>[]>; known: number; gap: State<S>[]; signals: S[] }

/** A phrase found: positions in the given words, `end` exclusive. */
export type Found<S> = { signal: S; start: number; end: number }

/** What is read: for each word the ids it stands for, and whether a sentence ends before it. */
export type Words = { ids: readonly (readonly number[])[]; endsBefore: readonly boolean[] }

const longestGap = 3
/** Deeper, hardly two phrases still agree. */
const sharedDepth = 3

function state<S>(): State<S> {
  return { next: new Map(), known: 0, gap: [], signals: [] }
}

function accepting<S>(signal: S): State<S> {
  return { ...state<S>(), signals: [signal] }
}

function connect<S>(from: State<S>, id: number, to: State<S>): void {
  from.known |= 1 << (id & 31)
  const known = from.next.get(id)
  if (known === undefined) from.next.set(id, [to])
  else if (!known.includes(to)) known.push(to)
}

/** Makes `from` begin also as `other` does. */
function absorb<S>(from: State<S>, other: State<S>): void {
  for (const [id, targets] of other.next) for (const target of targets) connect(from, id, target)
  for (const target of other.gap) if (!from.gap.includes(target)) from.gap.push(target)
  for (const signal of other.signals) if (!from.signals.includes(signal)) from.signals.push(signal)
}

function show(phrase: Phrase): string {
  if (phrase.kind === 'row') return phrase.parts.map(show).join(' ')
  if (phrase.kind === 'choice') return `{${phrase.options.map(show).join('|')}}`
  return 'text' in phrase.step ? phrase.step.text : phrase.step.kind
}

/** Makes one state of all that the same word leads to, for so many words. */
function share<S>(from: State<S>, depth: number): void {
  for (const [id, targets] of from.next) {
    const [only] = targets
    const shared = targets.length === 1 && only !== undefined ? only : state<S>()
    if (targets.length > 1) for (const target of targets) absorb(shared, target)
    from.next.set(id, [shared])
    if (depth > 1 && targets.length > 1) share(shared, depth - 1)
  }
}

/** All phrases of all languages in one machine, so that one walk over the words finds every one of them. */
export class PhraseAutomaton<S> {
  readonly #root: State<S> = state()
  readonly #vocabulary: Vocabulary
  /** Where each id leads from the beginning. */
  #beginnings: (readonly State<S>[] | undefined)[] = []

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
  }

  /** @throws Error when the phrase could be found without any word. */
  add(phrase: Phrase, signal: S): void {
    const start = this.#build(phrase, accepting(signal), true)
    if (start.signals.length > 0 || start.gap.length > 0) {
      throw new Error(`The phrase "${show(phrase)}" of "${String(signal)}" may say nothing.`)
    }
    this.#keepWritten(start, this.#build(phrase, accepting(signal), false))
    absorb(this.#root, start)
  }

  /** "is late" is two words: it must not be found as the one that remains of it without the filler. */
  #keepWritten(start: State<S>, written: State<S>): void {
    for (const [id, targets] of start.next) {
      if (written.next.get(id)?.some(target => target.signals.length > 0) === true) continue
      start.next.set(
        id,
        targets.map(target => ({ ...target, signals: [] })),
      )
    }
  }

  /** Built from its end, so that what may be left out is simply absorbed. */
  #build(phrase: Phrase, then: State<S>, dropFillers: boolean): State<S> {
    if (phrase.kind === 'row') return phrase.parts.reduceRight((after, part) => this.#build(part, after, dropFillers), then)
    if (phrase.kind === 'step' && phrase.step.kind === 'filler' && dropFillers) return then
    const start = state<S>()
    if (phrase.kind === 'choice') for (const option of phrase.options) absorb(start, this.#build(option, then, dropFillers))
    // A gap leads to a word: when that word was a filler, nothing ends here.
    else if (phrase.step.kind === 'gap') start.gap.push({ ...then, signals: [] })
    else connect(start, this.#idOf(phrase.step), then)
    return start
  }

  #idOf(step: Exclude<Step, { kind: 'gap' }>): number {
    if (!('text' in step)) return step.kind === 'age' ? ageStep : numberStep
    return step.kind === 'stem' ? this.#vocabulary.stemId(step.text) : this.#vocabulary.wordId(step.text)
  }

  /** Call once after the last phrase: phrases with the same beginning then share it, which is most of the speed. */
  seal(): void {
    share(this.#root, sharedDepth)
    const last = this.#root.next.keys().reduce((most, id) => Math.max(most, id), 0)
    this.#beginnings = Array.from({ length: last + 1 }, (_, id) => this.#root.next.get(id))
  }

  /** Every phrase in the words. Phrases are short and gaps bounded, so the time grows only with the number of words. */
  find(words: Words): Found<S>[] {
    const found: Found<S>[] = []
    const beginnings = this.#beginnings
    for (let start = 0; start < words.ids.length; start++) {
      for (const id of words.ids[start] ?? []) {
        const beginning = beginnings[id]
        if (beginning !== undefined) for (const target of beginning) walk(target, start, start + 1, words, found)
      }
    }
    return found
  }
}

function walk<S>(from: State<S>, start: number, at: number, words: Words, found: Found<S>[]): void {
  for (const signal of from.signals) found.push({ signal, start, end: at })
  const ids = words.ids[at]
  if (ids === undefined) return
  for (const id of ids) {
    const targets = ((from.known >>> (id & 31)) & 1) === 0 ? undefined : from.next.get(id)
    if (targets !== undefined) for (const target of targets) walk(target, start, at + 1, words, found)
  }
  if (from.gap.length > 0) for (const target of from.gap) walkGap(target, start, at, words, found)
}

function walkGap<S>(target: State<S>, start: number, at: number, words: Words, found: Found<S>[]): void {
  for (let skipped = 0; skipped <= longestGap && at + skipped < words.ids.length; skipped++) {
    if (words.endsBefore[at + skipped] === true) return
    walk(target, start, at + skipped, words, found)
  }
}
