/** A word of the documents that is like one of the question, and how alike, in (0, 1). */
export type Near = { word: string; likeness: number }

const shortest = 4
const leastLikeness = 0.55
/** A part of a compound is worth less than the word itself. */
const asPart = 0.6
const mostNear = 6
const leastPart = 4
const typo = 0.8
/** Longer rows of letters are no words. */
const longest = 40
/** Words alike share more than one rare run; runs that very many words have would be most of the work. */
const leastShared = 2
const gramsLookedUp = 5
const tooCommon = 1500
const mostKept = 20_000

/**
 * The words of all documents, found by runs of three letters: for typing errors ("recieve"), and for compounds, of which a part is
 * enough in either direction ("Lieferzeit" in "Lieferzeitraum", and the other way round).
 */
export class Vocabulary {
  readonly #counts = new Map<string, number>()
  readonly #byGram = new Map<string, Set<string>>()
  // People ask with the same words again and again; what was found is kept until a word comes or goes.
  readonly #found = new Map<string, Near[]>()

  has(word: string): boolean {
    return this.#counts.has(word)
  }

  add(word: string): void {
    const count = this.#counts.get(word) ?? 0
    this.#counts.set(word, count + 1)
    if (count > 0) return
    this.#found.clear()
    if (word.length < leastPart) return
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
      this.#found.clear()
      for (const gram of gramsOf(word)) this.#byGram.get(gram)?.delete(word)
    }
  }

  /** Words like this one, the most alike first, at most six; never the word itself. */
  near(word: string): readonly Near[] {
    if (word.length < shortest || word.length > longest) return []
    const known = this.#found.get(word)
    if (known) return known
    const found = this.#search(word)
    if (this.#found.size >= mostKept) this.#found.clear()
    this.#found.set(word, found)
    return found
  }

  #search(word: string): Near[] {
    const grams = gramsOf(word)
    const shared = new Map<string, number>()
    const rarestFirst = grams
      .flatMap(gram => this.#byGram.get(gram) ?? [])
      .toSorted((a, b) => a.size - b.size)
      .slice(0, Math.max(gramsLookedUp, Math.ceil(grams.length / 2)))
    for (const words of rarestFirst) {
      if (words.size > tooCommon) continue
      for (const other of words) shared.set(other, (shared.get(other) ?? 0) + 1)
    }
    const own = new Set(grams)
    const found: Near[] = []
    for (const [other, count] of shared) {
      if (other === word || count < leastShared) continue
      const likeness = likenessOf(word, own, other)
      if (likeness > 0) found.push({ word: other, likeness })
    }
    return found.toSorted((a, b) => b.likeness - a.likeness || (a.word < b.word ? -1 : 1)).slice(0, mostNear)
  }
}

function likenessOf(word: string, grams: ReadonlySet<string>, other: string): number {
  if (isTypo(word, other)) return typo
  const others = gramsOf(other)
  const dice = (2 * others.filter(gram => grams.has(gram)).length) / (grams.size + others.length)
  return Math.max(dice >= leastLikeness ? dice * dice : 0, isPart(word, other) ? asPart : 0)
}

function gramsOf(word: string): string[] {
  const padded = `^${word}$`
  const grams = new Set<string>()
  for (let at = 0; at + 3 <= padded.length; at += 1) grams.add(padded.slice(at, at + 3))
  return [...grams]
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
