const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const valueOf = new Uint8Array(128)
for (let at = 0; at < 64; at++) valueOf[alphabet.charCodeAt(at)] = at

/**
 * The bytes that stored weights stand for. By hand, because nothing that a browser or Node brings along may be used here.
 * @example fromBase64('AQI=') // Uint8Array [1, 2]
 */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const padding = text.endsWith('==') ? 2 : Number(text.endsWith('='))
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let to = 0
  for (let at = 0; at < text.length; at += 4) {
    let four = 0
    for (let k = 0; k < 4; k++) four = (four << 6) | (valueOf[text.charCodeAt(at + k) & 127] ?? 0)
    for (let shift = 16; shift >= 0 && to < bytes.length; shift -= 8) bytes[to++] = (four >>> shift) & 255
  }
  return bytes
}
