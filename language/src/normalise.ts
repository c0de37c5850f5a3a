const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ntilde: 'ñ',
  rsquo: "'",
  lsquo: "'",
  hellip: '…',
  euro: '€',
}

const plain = /^[\n\x20-\x25\x27-\x3b\x3d-\x7e]*$/
const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi
// The bound keeps a lone "<" from searching to the end of the text again and again.
const tag = /<\/?[a-z!][^<>]{0,300}>/gi
// Soft hyphens, zero-width signs, direction marks and overrides, byte-order mark, variation selectors.
const invisible = /\u034f|[\ufe00-\ufe0f]|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
// oxlint-disable-next-line no-control-regex -- control characters are what it removes
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g
// Full-width, mathematical and ligature letters: letters in costume.
const costume = /[\u2100-\u214f\ufb00-\ufb06\uff01-\uff5e]|\ud835[\udc00-\udfff]/

function decodeEntity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return entities[name.toLowerCase()] ?? whole
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal, 10)
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' '
}

/**
 * The words of a message without what hides them: HTML tags and entities, control, zero-width and direction characters,
 * letters in costume, broken surrogates, curly apostrophes. Capitals, accents and punctuation stay. Linear time.
 * @example normalise('sm\u200boke &amp; <b>fire</b>') // 'smoke &  fire '
 */
export function normalise(text: string): string {
  if (plain.test(text)) return text
  let clean = text.toWellFormed()
  if (clean.includes('&')) clean = clean.replace(entity, decodeEntity)
  if (clean.includes('<')) clean = clean.replace(tag, ' ')
  clean = clean.replace(invisible, '').replace(control, ' ')
  if (costume.test(clean)) clean = clean.normalize('NFKC')
  return clean.normalize('NFC').replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
}

const marks = /[\u0300-\u036f]/g
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
}

// oxlint-disable-next-line no-control-regex -- asks for plain ASCII
const ascii = /^[\u0000-\u007f]*$/

/**
 * One lower-case word without accents, for comparing: people leave accents out when they type in a hurry.
 * @example foldWord('Größe') // 'grosse'
 */
export function foldWord(word: string): string {
  const lower = word.toLowerCase()
  if (ascii.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(marks, '')
    .replace(/[ßæœøłđı]/g, letter => letters[letter] ?? letter)
}

/**
 * Every run of one letter as a single letter: "sooo" and "soo" are said like "so".
 * @example squeeze('refuuuund') // 'refund'
 */
export function squeeze(word: string): string {
  return word.replace(/(.)\1+/gu, '$1')
}
