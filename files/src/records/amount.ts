/** A number as it is written: its sign, its digits, and the currency that stands beside it. */
export type Amount = { isNegative: boolean; whole: string; fraction: string; currency: string | null }

const symbols: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₺': 'TRY',
  '₩': 'KRW',
  '₪': 'ILS',
  zł: 'PLN',
  A$: 'AUD',
}
const beside = /[A-Z]{3}|A\$|[€£₹₺₩₪$¥]|zł|kr\.?/u
/** Blanks, thin ones too, and apostrophes group thousands; they never separate cents. */
const blanks = /[\s\u00A0\u2009\u202F'’]/g

/**
 * Reads an amount in any usual form: `1.234,50`, `1,234.50`, `€ 12,50`, `12.50 EUR`, `(20.00)`, `−20`.
 * @param decimal what separates the cents where it cannot be seen, as in `1.500`; null rejects those
 * @example readAmount('1.234,50 €', null) // { isNegative: false, whole: '1234', fraction: '50', currency: 'EUR' }
 */
export function readAmount(text: string, decimal: '.' | ',' | null): Amount | { reason: string } {
  const plain = text.replaceAll(blanks, '').replaceAll('\u2212', '-')
  const mark = beside.exec(plain.toUpperCase().replace('ZŁ', 'zł'))?.[0] ?? null
  const bare = mark === null ? plain : plain.replace(new RegExp(mark.replaceAll(/[$.]/g, String.raw`\$&`), 'i'), '')
  const parts = /^(\(|-|\+)?([\d.,]*\d[\d.,]*)(\)|-)?$/.exec(bare)
  if (parts === null) return { reason: `is no amount: "${text.slice(0, 40)}"` }
  const [, before = '', digits = '', after = ''] = parts
  if ((before === '(') !== (after === ')')) return { reason: `is no amount: "${text.slice(0, 40)}"` }
  const split = splitDigits(digits, decimal)
  if ('reason' in split) return { reason: `${split.reason}: "${text.slice(0, 40)}"` }
  const currency = mark === null ? null : (symbols[mark] ?? (/^[A-Z]{3}$/.test(mark) ? mark : null))
  return { isNegative: before === '(' || before === '-' || after === '-', ...split, currency }
}

function splitDigits(digits: string, decimal: '.' | ',' | null): { whole: string; fraction: string } | { reason: string } {
  const [points, commas] = [digits.split('.').length - 1, digits.split(',').length - 1]
  if (points + commas === 0) return { whole: digits, fraction: '' }
  if (points > 0 && commas > 0) return grouped(digits, digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',')
  const mark = points > 0 ? '.' : ','
  if (points + commas > 1) return grouped(digits, mark === '.' ? ',' : '.')
  if (!mayGroup(digits, mark)) return grouped(digits, mark)
  if (decimal !== null) return grouped(digits, decimal)
  return { reason: 'may be read in two ways; a mapping can say what separates the cents' }
}

/** One mark before three digits may group thousands or separate cents. */
function mayGroup(digits: string, mark: string): boolean {
  const [whole = '', rest = ''] = digits.split(mark)
  return rest.length === 3 && whole.length >= 1 && whole.length <= 3 && !whole.startsWith('0')
}

function grouped(digits: string, decimal: '.' | ','): { whole: string; fraction: string } | { reason: string } {
  const [whole = '', fraction = '', ...more] = digits.split(decimal)
  const groups = whole.split(decimal === '.' ? ',' : '.')
  const areThousands = groups.length === 1 || (groups.slice(1).every(({ length }) => length === 3) && groups[0]?.length !== 0)
  if (more.length > 0 || !areThousands || /[.,]/.test(fraction)) return { reason: 'is no amount' }
  return { whole: groups.join('') || '0', fraction }
}

/** Says which separator an amount shows, or null where it shows none. */
export function shownDecimal(text: string): '.' | ',' | null {
  const digits = /[\d.,]*\d[\d.,]*/.exec(text.replaceAll(blanks, ''))?.[0] ?? ''
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
  if (last === -1 || 'reason' in splitDigits(digits, null)) return null
  const mark = digits[last] === '.' ? '.' : ','
  const isGrouping = digits.split(mark).length > 2
  return isGrouping ? (mark === '.' ? ',' : '.') : mark
}

/**
 * Whole minor units of a currency, the half rounded away from zero.
 * @param digits of the currency behind the point: 2 for EUR, 0 for JPY
 * @example minorUnits({ isNegative: true, whole: '12', fraction: '5', currency: null }, 2) // -1250
 */
export function minorUnits({ isNegative, whole, fraction }: Amount, digits: number): number | { reason: string } {
  const cents = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'))
  const rounded = cents + (Number(fraction[digits] ?? '0') >= 5 ? 1 : 0)
  if (!Number.isSafeInteger(rounded)) return { reason: 'is larger than any amount of money' }
  return isNegative && rounded !== 0 ? -rounded : rounded
}

const known = new Set(Intl.supportedValuesOf('currency'))
const digitsOf = new Map<string, number>()

/**
 * Digits behind the point of an ISO 4217 currency; null where there is no such currency.
 * @example currencyDigits('JPY') // 0
 */
export function currencyDigits(currency: string): number | null {
  if (!known.has(currency)) return null
  const found =
    digitsOf.get(currency) ??
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
    2
  digitsOf.set(currency, found)
  return found
}
