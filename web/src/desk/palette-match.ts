type Offer = { label: string }
type Group<O extends Offer> = { title: string; actions: O[] }

/**
 * The actions whose label holds every typed word, at the beginning of one of its own; groups without any are left out.
 * @example matching([{ title: 'Look', actions: [{ label: 'Dark theme' }] }], 'the da') // the same group
 */
export function matching<O extends Offer>(groups: readonly Group<O>[], typed: string): Group<O>[] {
  const wanted = wordsOf(typed)
  return groups
    .map(({ title, actions }) => ({ title, actions: actions.filter(({ label }) => holdsAll(wordsOf(label), wanted)) }))
    .filter(({ actions }) => actions.length > 0)
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function holdsAll(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every(start => words.some(word => word.startsWith(start)))
}
