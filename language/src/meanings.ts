import { knownConcepts } from './concepts/known-concepts.ts'
import type { Word } from './words.ts'

/** What a word means, the same in nine languages: a name, `null` for small talk, undefined where nothing is known. */
export type Meaning = string | null | undefined

/** Groups of concepts that people speak with and not about: they ask nothing and answer nothing. */
const smallTalk = new Set(
  `adv agree ask att blame close comp conj feel greet hear hope idea irony laugh must neg num polite praise quant ref refuse reply say see sure
  swear thank want who`.split(/\s+/),
)

/** Groups so wide that a matter is not the same because a word of both is in them. */
const vague = new Set('daily occasion person time trait work'.split(' '))

/** Stands before the name of a concept among words; no word begins so. */
const mark = '§'

const meanings: readonly Meaning[] = knownConcepts.names.map(name => {
  const group = name.slice(0, name.indexOf('.'))
  if (smallTalk.has(group)) return null
  return vague.has(group) ? undefined : mark + name
})

/**
 * The meaning of each word, of a phrase at its first.
 * @example meaningsOf(garantía) // ['§repair.warranty']
 */
export function meaningsOf(words: readonly Word[]): Meaning[] {
  return Array.from(knownConcepts.find(words), (concept, at) =>
    /\d/.test(words[at]?.text ?? '') ? undefined : meanings[concept],
  )
}

export function isMeaning(term: string): boolean {
  return term.startsWith(mark)
}
