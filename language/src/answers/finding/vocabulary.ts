/** A word of the documents that is like one of the question, and how alike, in (0, 1). */
export type Near = { word: string; likeness: number }

const shortest = 4
const leastLikeness = 0.55
/** A part of a compound is worth less than the word itself. */
const asPart = 0.6
const mostNear = 6
const leastPart = 4

/**
 * The words of all documents, found by runs of three letters: for typing errors ("recieve"), and for compounds, of which a part is
 * enough in either direction ("Lieferzeit" in "Lieferzeitraum", and the other way round).
 */
export class Vocabulary {
  readonly #counts = new Map<string, number>()
  readonly #byGram = new Map<string, Set<string>>()

  has(word: string): boolean {
    return this.#counts.has(word)
  }

  add(word: string): void {
    const count = this.#counts.get(word) ?? 0
    this.#counts.set(word, count + 1)
    if (count > 0 || word.length < leastPart) return
    for (const gram of gramsOf(word)) {
      const words = this.#byGram.get(gram)
      if (words) words.add(word)
      else this.#byGram.set(gram, new Set([word]))
    }
  }

  remove(word: string): void {
    const count = this.#counts.get(word) ?? 0
    if (count > 1) this.#counts.set(word, count - 1)
    else {
      this.#counts.delete(word)
      for (const gram of gramsOf(word)) this.#byGram.get(gram)?.delete(word)
    }
  }

  /** Words like this one, the most alike first, at most six; never the word itself. */
  near(word: string): Near[] {
    if (word.length < shortest) return []
    const grams = gramsOf(word)
    const shared = new Map<string, number>()
    for (const gram of grams) for (const other of this.#byGram.get(gram) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
    const found: Near[] = []
    for (const [other, count] of shared) {
      if (other === word) continue
      const dice = (2 * count) / (grams.length + gramsLength(other))
      const likeness = Math.max(
        dice >= leastLikeness ? dice * dice : 0,
        isPart(word, other) ? asPart : 0,
        isTypo(word, other) ? 0.8 : 0,
      )
      if (likeness > 0) found.push({ word: other, likeness })
    }
    return found.toSorted((a, b) => b.likeness - a.likeness || (a.word < b.word ? -1 : 1)).slice(0, mostNear)
  }
}

function gramsOf(word: string): string[] {
  const padded = `^${word}$`
  const grams = new Set<string>()
  for (let at = 0; at + 3 <= padded.length; at += 1) grams.add(padded.slice(at, at + 3))
  return [...grams]
}

/** Runs of a word, near enough: repeated ones are rare. */
function gramsLength(word: string): number {
  return Math.max(1, word.length)
}

/** One stands at the beginning or the end of the other. */
function isPart(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= leastPart + 1 && (long.startsWith(short) || long.endsWith(short))
}

/** One letter too many, too few or wrong, or two neighbours swapped, in a word of five letters or more. */
function isTypo(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
