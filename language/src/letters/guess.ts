import type { Token } from '../tokens.ts'
import { KnownWords } from './known-words.ts'
import { enoughLetters } from './ngrams.ts'
import { noScript, scriptOf, scripts, weightOf } from './scripts.ts'
import type { LetterTable } from './table.ts'
import { tellApart } from './telling.ts'

/** A BCP 47 primary tag, or 'und' when it is not sure, and how sure (0 to 1). */
export type Identified = { tag: string; confidence: number }

/** Where a script is read by one language alone, or by one that its letters tell. */
const byScript = { alone: 0.99, told: 0.95, unsure: 0.5 }
/** A Japanese text has a kana for so many Chinese characters at least. */
const hanForAKana = 8

const counts = new Uint32Array(scripts.length)
const latin = scripts.indexOf('latin')
const han = scripts.indexOf('han')
const kana = scripts.indexOf('kana')

/** Counts the letters of each script in the words; returns the script that says most. */
function countScripts(text: string, words: readonly Token[]): number {
  counts.fill(0)
  let read = 0
  for (const { start, end } of words) {
    for (let at = start; at < end; at++) {
      const script = scriptOf(text.charCodeAt(at))
      if (script !== noScript) counts[script] = (counts[script] ?? 0) + 1
    }
    read += end - start
    if (read >= enoughLetters) break
  }
  let best = latin
  let most = counts[latin] ?? 0
  for (let script = 0; script < counts.length; script++) {
    const weight = (counts[script] ?? 0) * (script === latin ? 1 : weightOf(script))
    if (weight > most) {
      best = script
      most = weight
    }
  }
  return best
}

function lettersOf(text: string, words: readonly Token[]): string {
  let letters = ''
  for (const { start, end } of words) {
    letters += `${text.slice(start, Math.min(end, start + enoughLetters))} `
    if (letters.length >= enoughLetters) break
  }
  return letters.toLowerCase()
}

function guessByScript(script: number, text: string, words: readonly Token[]): Identified {
  if (script === han || script === kana) {
    const isJapanese = (counts[kana] ?? 0) * hanForAKana >= (counts[han] ?? 0)
    return { tag: isJapanese ? 'ja' : 'zh', confidence: byScript.alone }
  }
  const name = scripts[script] ?? 'und'
  const tag = tellApart(name, lettersOf(text, words))
  if (tag === 'und') return { tag, confidence: byScript.unsure }
  return { tag, confidence: tag === name ? byScript.alone : byScript.told }
}

/** Log-odds from which a language is out of the question. */
const mostBehind = 12

const readHere = new Set(['de', 'en', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'tr'])

/** Which language the letters of a text are of, by the weights of a table. */
export class LetterReader {
  readonly #table: LetterTable
  readonly #words: KnownWords
  readonly #counts: Int32Array
  readonly #sums: Float64Array

  constructor(table: LetterTable) {
    this.#table = table
    this.#words = new KnownWords(table)
    this.#counts = new Int32Array(table.tags.length)
    this.#sums = new Float64Array(table.tags.length)
  }

  /**
   * Adds up what the words say: numbers say nothing, and some hundred letters are enough, as in `tellingWords` and `countScripts`.
   * @returns how many n-grams there were, and whether all letters are Latin
   */
  #addWords(text: string, words: readonly Token[]): { count: number; isLatin: boolean } {
    this.#counts.fill(0)
    let [count, read, letters, isLatin] = [0, 0, 0, true]
    for (const { start, end, written } of words) {
      if (read < enoughLetters) {
        isLatin &&= this.#words.isLatin(written)
        read += end - start
      }
      if (text.charCodeAt(start) <= 57) continue
      count += this.#words.add(written, this.#counts)
      letters += end - start + 1
      if (letters >= enoughLetters) break
    }
    return { count, isLatin }
  }

  /** The likeliest language of Latin letters, however unlikely; 'und' is one of them. */
  #likeliest(count: number): Identified {
    if (count === 0) return { tag: 'und', confidence: byScript.unsure }
    const sums = this.#sums
    sums.set(this.#counts)
    this.#table.weigh(sums, count)
    let best = 0
    for (let at = 1; at < sums.length; at++) if ((sums[at] ?? 0) > (sums[best] ?? 0)) best = at
    const most = sums[best] ?? 0
    let total = 0
    for (let at = 0; at < sums.length; at++) {
      const behind = (sums[at] ?? 0) - most
      if (behind > -mostBehind) total += Math.exp(behind)
    }
    return { tag: this.#table.tags[best] ?? 'und', confidence: 1 / total }
  }

  /**
   * The likeliest language of some words of a normalised text, and how likely it is. Other scripts than Latin tell it by themselves;
   * Latin letters are judged by their n-grams. Time grows with the first 300 letters only.
   */
  likeliest(text: string, words: readonly Token[]): Identified {
    const { count, isLatin } = this.#addWords(text, words)
    const script = isLatin ? latin : countScripts(text, words)
    return script === latin ? this.#likeliest(count) : guessByScript(script, text, words)
  }

  /** Whether it is likely enough to be named; a language of another script is. */
  isSure({ tag, confidence }: Identified): boolean {
    const { tags, thresholds } = this.#table
    if (!tags.includes(tag)) return true
    return confidence >= (readHere.has(tag) ? thresholds.readHere : thresholds.elsewhere)
  }
}
