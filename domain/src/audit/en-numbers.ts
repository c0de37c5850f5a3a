/** Numbers as people read them, in English. */
export const counted = (value: number): string => Math.round(value).toLocaleString('en')

/** @example percent(0.234) // '23 %' */
export function percent(share: number): string {
  const value = 100 * share
  const digits = Math.abs(value) < 9.95 && Math.abs(value) >= 0.05 ? 1 : 0
  return `${value.toFixed(digits).replace('.0', '')} %`
}

/** Beyond these nobody can tell ratios apart. */
const [greatestTold, leastTold] = [10_000, 0.005]

/** @example ratio(1.234) // '1.23' */
export function ratio(value: number): string {
  if (value > greatestTold) return `over ${counted(greatestTold)}`
  if (value < leastTold) return 'under .01'
  return value >= 100 ? counted(value) : value.toFixed(value < 10 ? 2 : 1)
}

/** @example index(-0.0001) // '0.000' */
export const index = (value: number): string => (Math.abs(value) < 0.0005 ? 0 : value).toFixed(3)

/** @example likelier(1.234) // '23 % likelier' */
export function likelier(effect: number): string {
  if (effect >= 2) return `${ratio(effect)} times as likely`
  return effect >= 1 ? `${percent(effect - 1)} likelier` : `${percent(Math.min(0.99, 1 - effect))} less likely`
}

/** @example chance(0.00001) // 'p < .0001' */
export const chance = (p: number): string => (p < 0.0001 ? 'p < .0001' : `p = ${p.toFixed(p < 0.01 ? 4 : 3).replace('0.', '.')}`)
