/** What a sign of a normalised text is to one who looks for words. */
export const signs = {
  unknown: 0,
  letter: 1,
  /** An accent that stands by itself. */
  mark: 2,
  digit: 3,
  /** A number that is no digit from 0 to 9. */
  number: 4,
  silence: 5,
  space: 6,
  stop: 7,
  comma: 8,
  question: 9,
  exclamation: 10,
  at: 11,
  /** The first half of a sign beyond the first 65,536. */
  half: 12,
} as const

const kinds: readonly (readonly [kind: number, pattern: RegExp])[] = [
  [signs.letter, /\p{L}/u],
  [signs.mark, /\p{M}/u],
  [signs.digit, /\d/],
  [signs.number, /\p{N}/u],
  [signs.stop, /[.;:\n]/],
  [signs.comma, /,/],
  [signs.question, /\?/],
  [signs.exclamation, /!/],
  [signs.at, /@/],
  [signs.space, /\s/],
]

/** By code point; filled as signs are met. */
const known = new Uint8Array(0x110000)

function kindOf(point: number): number {
  const sign = String.fromCodePoint(point)
  const kind = kinds.find(([, pattern]) => pattern.test(sign))?.[0] ?? signs.silence
  known[point] = kind
  return kind
}

/** The kind of the sign at a place; a sign of two halves is told by the first one. */
export function signAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (unit >= 0xd800 && unit < 0xdc00) return signs.half
  const kind = known[unit] ?? signs.unknown
  return kind === signs.unknown ? kindOf(unit) : kind
}

/** What a sign of two halves is. */
export function signOfHalves(text: string, at: number): number {
  const point = text.codePointAt(at) ?? 0
  const kind = known[point] ?? signs.unknown
  return kind === signs.unknown ? kindOf(point) : kind
}
