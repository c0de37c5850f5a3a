import { isGlue, maskCharacter, type Span } from './span.ts'

/**
 * Payment card numbers: 13 to 19 digits, in one piece or in groups, with the prefix and length of a card network and a right
 * check digit (Luhn, ISO/IEC 7812-1). A number after "+" is a phone number; one that is glued to letters is a reference.
 */
export function findCardNumbers(text: string): readonly Span[] {
  const found: Span[] = []
  for (const run of digitRuns(text)) {
    if (isTelephoneNumber(text, run)) continue
    for (let first = 0; first < run.length; first += 1) {
      const span = longestCard(text, run, first)
      if (span !== null) found.push(span)
    }
  }
  return found
}

type Group = { start: number; end: number }

const groups = /\d+/g
const separators = new Set([' ', '.', '-', '\u00a0', '\u2009', '\u2010', '\u2011', '\u2013'])
const cardLengths = { least: 13, most: 19 } as const

/** Groups of digits with one separator between them. */
function digitRuns(text: string): readonly (readonly Group[])[] {
  const runs: Group[][] = []
  let end = -2
  for (const match of text.matchAll(groups)) {
    const group = { start: match.index, end: match.index + match[0].length }
    const isContinued = group.start === end + 1 && separators.has(text[end] ?? '')
    if (isContinued) runs[runs.length - 1]?.push(group)
    else runs.push([group])
    end = group.end
  }
  return runs
}

/** "+" and at most 15 digits (ITU-T E.164). */
function isTelephoneNumber(text: string, run: readonly Group[]): boolean {
  const digits = run.reduce((sum, group) => sum + group.end - group.start, 0)
  return digits <= 15 && text[(run[0]?.start ?? 0) - 1] === '+'
}

function longestCard(text: string, run: readonly Group[], first: number): Span | null {
  const start = run[first]?.start ?? 0
  const before = text[start - 1]
  if (before === '+' || before === maskCharacter || (first === 0 && isGlue(text, start - 1))) return null
  let digits = ''
  let longest: Span | null = null
  for (let i = first; i < run.length; i += 1) {
    const group = run[i]
    if (group === undefined || !isCardGroup(group, i === first)) break
    if (digits.length + group.end - group.start > cardLengths.most) break
    digits += text.slice(group.start, group.end)
    if (!isGlue(text, group.end) && isCardNumber(digits)) longest = { start, end: group.end, keep: 4 }
  }
  return longest
}

/** Cards are printed in groups of four, or four, six and five; telephone numbers and dates come in shorter ones. */
function isCardGroup(group: Group, isFirst: boolean): boolean {
  return group.end - group.start >= (isFirst ? 4 : 3)
}

function isCardNumber(digits: string): boolean {
  return digits.length >= cardLengths.least && hasNetworkPrefix(digits) && passesLuhn(digits)
}

/** Issuer ranges as the networks publish them: Visa, Mastercard, American Express, Diners, Discover, JCB, UnionPay, Maestro. */
function hasNetworkPrefix(digits: string): boolean {
  const { length } = digits
  const two = Number(digits.slice(0, 2))
  const four = Number(digits.slice(0, 4))
  if (digits.startsWith('4')) return length === 13 || length === 16 || length === 19
  if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) return length === 16
  if (two === 34 || two === 37) return length === 15
  if ((four >= 3000 && four <= 3059) || two === 36 || two === 38 || two === 39) return length >= 14
  if (four === 6011 || (four >= 6440 && four <= 6499) || two === 65 || two === 62) return length >= 16
  if (four >= 3528 && four <= 3589) return length >= 16
  return maestro.has(four)
}

const maestro = new Set([5018, 5020, 5038, 5893, 6304, 6759, 6761, 6762, 6763])

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48
    const doubled = i % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0 && sum > 0
}
