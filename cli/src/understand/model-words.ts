import type { Models } from '@evenhand/contract/models.ts'
import { sideBySideText } from '@evenhand/language/evaluation/side-by-side-text.ts'
import { printable } from '../show/printable.ts'
import { table } from '../show/table.ts'

/** The versions and which one reads, for a terminal. */
export function modelTable({ models, inForce, corrections }: Models): string {
  const rows = models.map(({ version, messages, offeredAt, offeredBy, builtIn, fits }) => [
    version === inForce ? 'reads' : '',
    version,
    `${messages} messages`,
    builtIn ? 'came with Evenhand' : `offered ${offeredAt?.slice(0, 10) ?? ''} by ${printable(offeredBy ?? '')}`,
    fits ? '' : 'made for another version of Evenhand',
  ])
  const learned = corrections === 1 ? '1 message' : `${corrections} messages`
  return `${table([['', 'version', 'taught by', 'since', ''], ...rows])}${learned} corrected or confirmed so far.\n`
}

/** How a version compares with the one that read when it was offered. */
export function comparisonWords({ models }: Models, version: string): string {
  const comparison = models.find(each => each.version === version)?.comparison
  if (!comparison) return ''
  const { heldOut, corrections, against } = comparison
  const parts = [`Old is ${against}, new is ${version}.\n`, sideBySideText('held out', heldOut)]
  if (corrections === null) parts.push('None of your corrections was kept back for measuring yet.\n')
  else parts.push(sideBySideText('your corrections kept back', corrections))
  return parts.join('\n')
}
