import type { MaskedAnswer } from '../answer.ts'
import { maskContacts } from './contacts.ts'
import { maskNames } from './names.ts'
import { withoutGreeting, withoutSignature } from './salutations.ts'

const placeholder = /\[(?:name|handle|email|phone|number)\]/g

function count(text: string): number {
  return text.match(placeholder)?.length ?? 0
}

/**
 * An answer that was written to one customer, fit to be offered for another: without greeting line and signature, and with `[name]`,
 * `[handle]`, `[email]`, `[phone]` and `[number]` in the place of what is personal. Masking again changes nothing. What nobody knows to
 * be a name, and stands after no title, cannot be seen: give every name of the case, its customer and its people.
 * @param knownNames names and handles of everybody in the case, as they are stored; parts of them are found too.
 * @example maskAnswer('Hi Anna,\nyour order LL-20391 is on its way.\nBest, Tom', ['Anna Kowal']).text // 'Your order [number] is on its way.'
 */
export function maskAnswer(text: string, knownNames: readonly string[]): MaskedAnswer {
  const clean = text.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\u0001', '')
  let masked = pass(clean, knownNames)
  // What a mask has uncovered (a second greeting, a name beside a number) goes in the next pass; two are enough but for odd input.
  for (let round = 0; round < 4; round += 1) {
    const again = pass(masked, knownNames)
    if (again === masked) break
    masked = again
  }
  const cut = withoutSignature(withoutGreeting(clean)) === clean.trim() ? 0 : 1
  return { text: masked, masked: Math.max(0, count(masked) - count(clean)) + cut }
}

function pass(text: string, knownNames: readonly string[]): string {
  const body = withoutSignature(withoutGreeting(text.trim())).trim()
  return maskNames(maskContacts(body), knownNames).trim()
}
