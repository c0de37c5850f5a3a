/** Numbers as people read them, in English. */
export const counted = (value: number): string => Math.round(value).toLocaleString('en')

/** @example percent(0.234) // '23 %' */
export function percent(share: number): string {
  const value = 100 * share
  const digits = Math.abs(value) < 9.95 && Math.abs(value) >= 0.05 ? 1 : 0
  return `${value.toFixed(digits)} %`
}

/** @example ratio(1.234) // '1.23' */
export const ratio = (value: number): string => (value >= 100 ? counted(value) : value.toFixed(value < 10 ? 2 : 1))

/** @example chance(0.00001) // 'p < .0001' */
export const chance = (p: number): string => (p < 0.0001 ? 'p < .0001' : `p = ${p.toFixed(p < 0.01 ? 4 : 3).replace('0.', '.')}`)
