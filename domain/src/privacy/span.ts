/** A number found in a text: UTF-16 offsets, and how many of its last characters may stay readable. */
export type Span = { start: number; end: number; keep: number }

/** Stands for a character that was taken out. */
export const maskCharacter = '•'

/** True when a letter, digit or masked character stands at this place, so that a number next to it is part of something longer. */
export function isGlue(text: string, index: number): boolean {
  const character = text[index]
  return character !== undefined && (character === maskCharacter || letterOrDigit.test(character))
}

const letterOrDigit = /[\p{L}\p{N}]/u
