import { EvenhandError } from '../../errors.ts'

const known = new Set(Intl.supportedValuesOf('currency'))

/**
 * A currency's code, and how many digits stand behind the point of it here.
 * @example currencyOf('jpy', 'currency') // { code: 'JPY', digits: 0 }
 */
export function currencyOf(written: string, path: string): { code: string; digits: number } {
  const code = written.toUpperCase()
  if (!known.has(code)) throw unreadable(path, `"${written.slice(0, 10)}" is no currency`)
  const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions()
  return { code, digits: maximumFractionDigits ?? 2 }
}

/**
 * A decimal number in whole minor units, the half rounded away from zero: some vendors write two digits behind every point.
 * @example minorOf('41.94', 2, 'total_price') // 4194
 */
export function minorOf(written: string, digits: number, path: string): number {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d{1,15})(?:\.(\d{1,10}))?$/.exec(written.trim()) ?? []
  if (whole === '') throw unreadable(path, `"${written.slice(0, 20)}" is no amount`)
  const kept = Number(`${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`)
  const minor = kept + (Number(fraction[digits] ?? '0') >= 5 ? 1 : 0)
  if (!Number.isSafeInteger(minor)) throw unreadable(path, `"${written}" is larger than any amount of money`)
  return sign === '-' && minor !== 0 ? -minor : minor
}

export function unreadable(path: string, why: string): EvenhandError {
  return new EvenhandError('invalid-record', `${path}: ${why}.`, { details: { path } })
}
