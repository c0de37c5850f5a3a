import type { CaseColumns } from './case-columns.ts'
import { pickCodes } from './case-columns.ts'

/** Below this many cases in the median stratum, days are put together to weeks. */
const fewestInDay = 5

export type Strata = { codes: Int32Array; span: 'day' | 'week' }

/**
 * Crosses columns of whole numbers into one, numbered from 0 in order of appearance.
 * @example crossed([Int32Array.of(1, 1, 2), Int32Array.of(5, 6, 5)]) // [0, 1, 2]
 */
export function crossed(columns: readonly ArrayLike<number>[], count: number): Int32Array {
  let codes = new Int32Array(count)
  for (const column of columns) {
    const known = new Map<number, number>()
    const next = new Int32Array(count)
    for (let i = 0; i < count; i += 1) {
      // Codes stay below the number of cases, and columns below 2³¹: the product is exact.
      const key = (codes[i] ?? 0) * 4_294_967_296 + ((column[i] ?? 0) + 2_147_483_648)
      let code = known.get(key)
      if (code === undefined) {
        code = known.size
        known.set(key, code)
      }
      next[i] = code
    }
    codes = next
  }
  return codes
}

/**
 * Cases are only compared with those of the same calendar day, need and channel: hours of the week would cry wolf in histories with days of
 * much load and large accounts. Where days hold too few, weeks.
 */
export function strataOf(cases: CaseColumns, rows: Uint32Array, keys: readonly ArrayLike<number>[]): Strata {
  const others = keys.map(key => pickCodes(key, rows))
  const days = pickCodes(cases.day, rows)
  const byDay = crossed([...others, days], rows.length)
  if (medianSize(byDay) >= fewestInDay) return { codes: byDay, span: 'day' }
  const weeks = days.map(day => Math.floor((day + 3) / 7))
  return { codes: crossed([...others, weeks], rows.length), span: 'week' }
}

function medianSize(codes: Int32Array): number {
  const sizes = new Uint32Array(codes.reduce((most, code) => Math.max(most, code + 1), 0))
  for (const code of codes) sizes[code] = (sizes[code] ?? 0) + 1
  return sizes.sort()[sizes.length >> 1] ?? 0
}

/** What records say of need, and the channel; an unknown severity is a class of its own. */
export function needAndChannel({ severity, channel, public: isPublic }: CaseColumns): ArrayLike<number>[] {
  return [severity?.codes, channel?.codes, channel === null ? isPublic : null].filter(key => key !== null && key !== undefined)
}
