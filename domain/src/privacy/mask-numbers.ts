import { findCardNumbers } from './card-numbers.ts'
import { findIbans } from './iban.ts'
import { findIdentityNumbers } from './identity-numbers.ts'
import { maskCharacter, type Span } from './span.ts'

/** A text that may be stored, and how many numbers were taken out of it. */
export type MaskedText = { text: string; masked: number }

/**
 * Masks payment card, bank account and identity-document numbers, keeping their last two to four digits and their grouping. Order
 * numbers, telephone numbers, prices and dates stay as they are. The length of the text stays the same, and masking again changes
 * nothing. Takes time in proportion to the text.
 * @example maskNumbers('my card is 4111 1111 1111 1111') // { text: 'my card is •••• •••• •••• 1111', masked: 1 }
 */
export function maskNumbers(text: string): MaskedText {
  // Most messages hold no number that is long enough; they cost one look.
  if (!mayHoldNumber.test(text)) return { text, masked: 0 }
  const spans = [...findCardNumbers(text), ...findIbans(text), ...findIdentityNumbers(text)].toSorted((a, b) => a.start - b.start)
  if (spans.length === 0) return { text, masked: 0 }
  const isHidden = new Uint8Array(text.length)
  let masked = 0
  let coveredTo = 0
  for (const span of spans) {
    hide(text, span, isHidden)
    if (span.start >= coveredTo) masked += 1
    coveredTo = Math.max(coveredTo, span.end)
  }
  return {
    text: text.replaceAll(alphanumeric, (character, index: number) => (isHidden[index] ? maskCharacter : character)),
    masked,
  }
}

const mayHoldNumber = /\d\D{0,2}\d\D{0,2}\d/
const alphanumeric = /[a-z0-9]/gi

/** Where two numbers overlap, what either hides stays hidden. */
function hide(text: string, span: Span, isHidden: Uint8Array): void {
  let kept = 0
  for (let i = span.end - 1; i >= span.start; i -= 1) {
    if (!/[a-z0-9]/i.test(text[i] ?? '')) continue
    if (kept < span.keep) kept += 1
    else isHidden[i] = 1
  }
}
