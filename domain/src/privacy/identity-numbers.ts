import type { Span } from './span.ts'

/**
 * Numbers of identity documents that are unmistakable: a United States social security number in its own grouping, and what
 * follows the name of a document ("passport no. C01X00T47"). A bare number of letters and digits may be an order, and stays.
 */
export function findIdentityNumbers(text: string): readonly Span[] {
  const found: Span[] = []
  for (const match of text.matchAll(socialSecurity))
    found.push({ start: match.index, end: match.index + match[0].length, keep: 4 })
  for (const match of text.matchAll(namedDocument)) {
    const [start, end] = match.indices?.groups?.['number'] ?? [0, 0]
    if (countDigits(text.slice(start, end)) >= 4) found.push({ start, end, keep: 2 })
  }
  return found
}

const socialSecurity = /(?<![\p{L}\p{N}-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\p{L}\p{N}-])/gu

const documents =
  "passport|passeport|pasaporte|passaporto|paspoort|reisepass|personalausweis|ausweis|identity card|id card|carte d['’]identité|carta d['’]identità|dni|nie"
const between = '(?:\\s{0,2}(?:no|nr|num|number|nummer|numéro|número|numero|is|ist|est|es)\\b)?[.:#º° ]{1,4}'
const namedDocument = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${documents})${between}(?<number>[a-z0-9]{6,12})(?![\\p{L}\\p{N}])`,
  'dgiu',
)

function countDigits(text: string): number {
  return text.match(/\d/g)?.length ?? 0
}
