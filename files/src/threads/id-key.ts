/** A message id as two numbers below 2³². Decimal ids keep their value and can be written out again; others are hashed. */
export type IdKey = { high: number; low: number; isExact: boolean }

const decimal = /^(0|[1-9]\d{0,18})$/
const two32 = 2 ** 32

/**
 * The key of an id. A hashed one of 64 bits meets another of ten million with a probability of 3 in a million.
 * @example idKey('119237') // { high: 0, low: 119237, isExact: true }
 */
export function idKey(id: string): IdKey {
  return decimal.test(id) ? exactKey(id) : hashedKey(id)
}

/** @example decimalOf(0, 119237) // '119237' */
export function decimalOf(high: number, low: number): string {
  return high < 1 << 20 ? String(high * two32 + low) : String(BigInt(high) * BigInt(two32) + BigInt(low))
}

function exactKey(id: string): IdKey {
  const head = Number(id.slice(0, -9))
  const tail = Number(id.slice(-9))
  if (head < 2 ** 22) {
    const value = head * 1e9 + tail
    return { high: Math.floor(value / two32), low: value % two32, isExact: true }
  }
  const value = BigInt(id)
  return { high: Number(value / BigInt(two32)), low: Number(value % BigInt(two32)), isExact: true }
}

/** Two multiply-and-xor hashes over UTF-16 units with different seeds (the mixing steps of MurmurHash3). */
function hashedKey(id: string): IdKey {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let at = 0; at < id.length; at += 1) {
    const unit = id.charCodeAt(at)
    a = Math.imul(a ^ unit, 0x9e3779b1)
    b = Math.imul(b ^ unit, 0x5f356495)
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35)
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35)
  return { high: a >>> 0, low: b >>> 0, isExact: false }
}
