import type { Comparison } from '@evenhand/contract/models.ts'

/** Less than this is the same to the eye. */
const least = 0.0005

/** Shares as per cent, kappa and F1 as they are. */
export function percentWords(value: number | null, isShare: boolean): string {
  if (value === null) return '–'
  return isShare ? `${(100 * value).toFixed(1)} %` : value.toFixed(3)
}

export function changeOf(before: number | null, after: number | null): 'better' | 'worse' | 'same' {
  if (before === null || after === null || Math.abs(after - before) < least) return 'same'
  return after > before ? 'better' : 'worse'
}

/** True when the new version finds fewer of the grave messages, on either set. */
export function findsFewerGrave({ heldOut, corrections }: Comparison): boolean {
  return [heldOut, corrections].some(set => {
    const grave = set?.measures.find(({ name }) => name === 'grave-recall')
    return grave !== undefined && changeOf(grave.before, grave.after) === 'worse'
  })
}
