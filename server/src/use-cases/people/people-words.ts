/** What a person is found by. */
export type Findable = {
  names: readonly string[]
  externalIds: readonly string[]
  identifiers: readonly { kind: 'email' | 'phone' | 'given'; value: string }[]
  handles: readonly string[]
}

const shortestPhone = 6

/**
 * The words of a text, as they are stored and looked for: small letters without accents, runs of letters and digits.
 * @example wordsOf('José García-López') // ['jose', 'garcia', 'lopez']
 */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}

/**
 * The digits of something that may be a phone number, and its end without country and area; none for anything else.
 * @example phoneWords('+353 20 910 0000') // ['353209100000', '209100000', '9100000']
 */
export function phoneWords(text: string): string[] {
  if (!/^[\d\s()+./-]+$/.test(text)) return []
  const digits = text.replaceAll(/\D/g, '').replace(/^00/, '')
  if (digits.length < shortestPhone) return []
  return [...new Set([digits, digits.slice(-9), digits.slice(-7)])]
}

/** Every word by which somebody is found. Of a mail address only what stands before the @: the rest is everybody's. */
export function wordsOfPerson({ names, externalIds, identifiers, handles }: Findable): string[] {
  const words = new Set([...names, ...externalIds].flatMap(text => wordsOf(text)))
  for (const { kind, value } of identifiers) {
    const theirs = kind === 'phone' ? phoneWords(value) : wordsOf(kind === 'email' ? localPart(value) : value)
    for (const word of theirs) words.add(word)
  }
  for (const handle of handles) for (const word of wordsOf(localPart(handle))) words.add(word)
  return [...words].filter(word => word.length <= longestWord).toSorted()
}

const longestWord = 60

function localPart(text: string): string {
  return text.split('@').find(part => part !== '') ?? ''
}

/** Words that people mistype and that are looked for by likeness: letters, and enough of them. */
export function isSpoken(word: string): boolean {
  return word.length >= 3 && !/\p{N}/u.test(word)
}
