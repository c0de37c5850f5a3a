import { foldWord } from '../../normalise.ts'
import type { TellingWord } from '../telling-words.ts'
import type { TopicFound } from '../topic-matcher.ts'

/** Places that words are hashed to: two words share one about once in a million. */
const places = 2 ** 20
/** Longer messages are cut here; what a message is about stands early. */
const mostFeatures = 40

/** What a message is compared by, each with its weight. */
export type Features = ReadonlyMap<number, number>

/**
 * A product's name or a topic of the catalogue tells more than a word: they are the same in every language. A word whose meaning is known counts
 * as both, so that two who mean the same in other words meet halfway.
 */
const weights = { word: 1, meaning: 0.8, wordOfMeaning: 0.6, topic: 2, model: 3 }

/**
 * What a message is compared by: its telling words, what they mean, and its catalogue topics, each as a number. Meanings, topics and names of
 * models are what lets a German and a Spanish message about the same fault meet.
 */
export function featuresOf(words: readonly TellingWord[], topics: readonly TopicFound[]): Features {
  const features = new Map<number, number>()
  for (const { id } of topics) features.set(hash(`topic ${id}`), weights.topic)
  // What carried a topic is compared as that topic, and not a second time as a word.
  const carrying = new Set(topics.flatMap(topic => topic.words.flatMap(written => foldWord(written).split(/[^a-z0-9]+/))))
  for (const { key, written, meaning } of words) {
    if (features.size >= mostFeatures) break
    if (carrying.has(foldWord(written))) continue
    if (meaning !== null) features.set(hash(meaning), weights.meaning)
    features.set(hash(key), weightOf(key, meaning))
  }
  return features
}

function weightOf(key: string, meaning: string | null): number {
  if (/\d/.test(key)) return weights.model
  return meaning === null ? weights.word : weights.wordOfMeaning
}

/** FNV-1a. */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return (value >>> 0) % places
}
