/**
 * Rows by table in the words of people: what has a word of its own, the most first, and the sum of the rest.
 * @example countKinds({ messages: 2, activity_keys: 3 }, { messages: 'messages' }, 'other rows') // [['messages', 2], ['other rows', 3]]
 */
export function countKinds(
  rows: Readonly<Record<string, number>>,
  kinds: Readonly<Record<string, string>>,
  others: string,
): [kind: string, count: number][] {
  const named = Object.entries(rows).flatMap(([table, count]): [string, number][] => {
    const kind = kinds[table]
    return kind === undefined ? [] : [[kind, count]]
  })
  const rest = Object.entries(rows).reduce((sum, [table, count]) => (kinds[table] === undefined ? sum + count : sum), 0)
  const sorted = named.toSorted(([, a], [, b]) => b - a)
  return rest === 0 ? sorted : [...sorted, [others, rest]]
}

/** As the server compares: without regard to case and blanks. */
export function isSameName(typed: string, name: string): boolean {
  return normalised(typed) === normalised(name)
}

function normalised(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim().toLocaleLowerCase('en')
}
