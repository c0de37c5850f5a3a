import { tellingWords } from '../telling-words.ts'
import { hash } from './features.ts'
import type { Rarity } from './rarity.ts'

const mostWords = 3
/** A word that only one message says is that person's, and no name of a group. */
const leastMessages = 2
const leastShare = 0.2

/**
 * A group's name: the words that most of its messages say and few others do (TF-IDF with the group as one document), as most of them
 * write it. Empty when no word is said twice.
 * @example nameGroup(['charger hums', 'my charger hums', 'lamp hums'], rarity) // 'hums, charger'
 */
export function nameGroup(texts: readonly string[], rarity: Rarity): string {
  const said = new Map<string, Map<string, number>>()
  for (const text of texts) {
    for (const { key, written } of tellingWords(text)) {
      const spellings = said.get(key) ?? new Map<string, number>()
      const spelled = withoutCapitals(written)
      said.set(key, spellings.set(spelled, (spellings.get(spelled) ?? 0) + 1))
    }
  }
  const least = Math.max(leastMessages, texts.length * leastShare)
  return [...said]
    .map(([key, spellings]) => ({ key, spellings, messages: [...spellings.values()].reduce((sum, count) => sum + count, 0) }))
    .filter(({ messages }) => messages >= least)
    .map(({ key, spellings, messages }) => ({ word: mostUsual(spellings), weight: messages * rarity.of(hash(key)) }))
    .toSorted((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, mostWords)
    .map(({ word }) => word)
    .join(', ')
}

/** Who shouts does not name the group; "X200" is no shouting. */
function withoutCapitals(written: string): string {
  return written.length > 2 && written === written.toUpperCase() && !/\d/.test(written) ? written.toLowerCase() : written
}

function mostUsual(spellings: ReadonlyMap<string, number>): string {
  const [first] = [...spellings].toSorted(([a, times], [b, otherTimes]) => otherTimes - times || (a < b ? -1 : 1))
  return first?.[0] ?? ''
}
