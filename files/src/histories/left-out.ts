import { FileError } from '../file-error.ts'
import type { Unreadable } from './source.ts'

/** More than this share of rows that cannot be used is another file than was meant, or columns mixed up. */
const mostLeft = 0.1

export const sumOf = (left: readonly Unreadable[]): number => left.reduce((sum, { count }) => sum + count, 0)

/**
 * @param used how many rows are left
 * @param rows how many the file holds, those that could not be read among them
 * @param left why others cannot be used
 * @throws FileError where nothing, or too little, is left
 */
export function refuseTooFew(used: number, rows: number, left: readonly Unreadable[]): void {
  if (used > 0 && sumOf(left) <= mostLeft * rows) return
  const reasons = left
    .toSorted((a, b) => b.count - a.count)
    .slice(0, 4)
    .map(({ count, reason }) => `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}: ${reason}`)
  const head =
    used === 0
      ? 'No row can be used.'
      : `Only ${used.toLocaleString('en')} of ${rows.toLocaleString('en')} rows can be used, and an audit of these would be one of another history.`
  throw new FileError('nothing-usable', `${head} ${reasons.join(' ')}`)
}
