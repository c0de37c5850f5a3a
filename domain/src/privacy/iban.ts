import { isGlue, type Span } from './span.ts'

/** Lengths of an IBAN by country (ISO 13616 registry). */
const lengths = new Map(
  Object.entries({
    AD: 24,
    AE: 23,
    AL: 28,
    AT: 20,
    AZ: 28,
    BA: 20,
    BE: 16,
    BG: 22,
    BH: 22,
    BR: 29,
    BY: 28,
    CH: 21,
    CR: 22,
    CY: 28,
    CZ: 24,
    DE: 22,
    DK: 18,
    DO: 28,
    EE: 20,
    EG: 29,
    ES: 24,
    FI: 18,
    FO: 18,
    FR: 27,
    GB: 22,
    GE: 22,
    GI: 23,
    GL: 18,
    GR: 27,
    GT: 28,
    HR: 21,
    HU: 28,
    IE: 22,
    IL: 23,
    IQ: 23,
    IS: 26,
    IT: 27,
    JO: 30,
    KW: 30,
    KZ: 20,
    LB: 28,
    LC: 32,
    LI: 21,
    LT: 20,
    LU: 20,
    LV: 21,
    MC: 27,
    MD: 24,
    ME: 22,
    MK: 19,
    MR: 27,
    MT: 31,
    MU: 30,
    NL: 18,
    NO: 15,
    PK: 24,
    PL: 28,
    PS: 29,
    PT: 25,
    QA: 29,
    RO: 24,
    RS: 22,
    SA: 24,
    SC: 31,
    SE: 24,
    SI: 19,
    SK: 24,
    SM: 27,
    ST: 25,
    SV: 28,
    TL: 23,
    TN: 24,
    TR: 26,
    UA: 29,
    VA: 22,
    VG: 24,
    XK: 20,
  }),
)

const beginnings = /[a-z]{2}\d{2}/gi

/** Bank account numbers: a country code with the length of that country and a right checksum (mod 97), with or without spaces. */
export function findIbans(text: string): readonly Span[] {
  const found: Span[] = []
  for (const { index } of text.matchAll(beginnings)) {
    const length = lengths.get(text.slice(index, index + 2).toUpperCase())
    if (length === undefined || isGlue(text, index - 1)) continue
    const end = endOf(text, index, length)
    if (end !== null) found.push({ start: index, end, keep: 4 })
  }
  return found
}

function endOf(text: string, start: number, length: number): number | null {
  let account = ''
  let index = start
  while (account.length < length) {
    const character = text[index] ?? ''
    const isSpaceInside = (character === ' ' || character === '\u00a0') && isAlphanumeric(text[index - 1] ?? '')
    if (isAlphanumeric(character)) account += character
    else if (!isSpaceInside) return null
    index += 1
  }
  return !isGlue(text, index) && hasRightChecksum(account.toUpperCase()) ? index : null
}

function isAlphanumeric(character: string): boolean {
  return /^[a-z0-9]$/i.test(character)
}

function hasRightChecksum(account: string): boolean {
  let remainder = 0
  for (const character of account.slice(4) + account.slice(0, 4)) {
    const value = Number.parseInt(character, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder === 1
}
