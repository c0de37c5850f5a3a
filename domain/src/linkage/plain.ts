/**
 * Letters and digits only, small, without accents: what is left of a name, a town or a handle when only its sound matters.
 * @example plain("Nydia Velázquez-O'Hara") // 'nydiavelazquezohara'
 */
export function plain(text: string): string {
  return words(text).join('')
}

/** The words of a text, small and without accents. `ß`, `ø`, `ł` and `æ` have no accent that could be taken off, so they are spelt out. */
export function words(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll(/[ßøłæœđ]/g, letter => spelt[letter] ?? letter)
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’`]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
}

const spelt: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', æ: 'ae', œ: 'oe', đ: 'd' }

/** The part of an e-mail address before the `@`, without what follows a `+`; all of it where there is no `@`. */
export function localPart(email: string): string {
  const [local = ''] = email.split('@')
  const [name = ''] = local.split('+')
  return name
}

/** The last nine digits of a phone number: with and without its country code it is the same line. Empty below seven digits. */
export function phoneLine(text: string): string {
  const digits = text.replaceAll(/\D/g, '')
  return digits.length < 7 ? '' : digits.slice(-9)
}

/**
 * A day as yyyymmdd; empty where the text is no day. Two numbers before the year are read as day and month, unless that is impossible.
 * @example dayDigits('24/06/1971') // '19710624'
 */
export function dayDigits(text: string): string {
  const iso = /^\s*(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?:\D|$)/.exec(text)
  const other = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:\D|$)/.exec(text)
  if (iso !== null) return joined(iso[1], iso[2], iso[3])
  if (other === null) return ''
  return joined(other[3], other[2], other[1]) || joined(other[3], other[1], other[2])
}

function joined(year = '', month = '', day = ''): string {
  const digits = `${year}${month.padStart(2, '0')}${day.padStart(2, '0')}`
  return dayNumber(digits) === null ? '' : digits
}

/** Days since 1970 of a yyyymmdd; null where there is no such day. */
export function dayNumber(digits: string): number | null {
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6))]
  const instant = Date.UTC(year, month - 1, day)
  const isDay = month >= 1 && month <= 12 && day >= 1 && new Date(instant).getUTCDate() === day
  return isDay ? instant / 86_400_000 : null
}

/** Days up to a yyyymmdd that is known to be a day, counted from some day long ago: only differences say something. */
export function dayCount(digits: string): number {
  const [month, day] = [numberAt(digits, 4), numberAt(digits, 6)]
  // Years that begin in March have their leap day at the end.
  const year = numberAt(digits, 0) * 100 + numberAt(digits, 2) - (month <= 2 ? 1 : 0)
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  return 365 * year + leapDays + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day
}

function numberAt(digits: string, at: number): number {
  return (digits.charCodeAt(at) - 48) * 10 + (digits.charCodeAt(at + 1) - 48)
}
