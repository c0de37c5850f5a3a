import { normaliseEmail, normalisePhone } from '../intake/middle/identifiers.ts'

/** Something exact that somebody gave of themselves in words. */
export type Said = { kind: 'email' | 'phone' | 'order'; value: string }

const email = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu
const phone = /(?<![\p{L}\d])(?:\+|00)?\d[\d ()/.-]{6,18}\d(?![\p{L}\d])/gu

/**
 * Addresses, phone numbers and order numbers in words that were said in private: in public anybody may quote them.
 * @param references what the words name, as it was read
 * @example saidIn('I am maria@mail.example, order 4471', ['4471']) // [{ kind: 'email', … }, { kind: 'order', value: '4471' }]
 */
export function saidIn(words: string, references: readonly string[]): Said[] {
  const emails = [...words.matchAll(email)].map(([value]) => ({ kind: 'email' as const, value: normaliseEmail(value) }))
  const phones = [...words.matchAll(phone)].map(([value]) => ({ kind: 'phone' as const, value: normalisePhone(value) }))
  return [...emails, ...phones, ...references.map(value => ({ kind: 'order' as const, value }))]
}
