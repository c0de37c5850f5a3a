import type { Doubt, Need } from '@evenhand/domain/facts/need.ts'

/** The words leave it open how grave the matter is; from now on it is known which words. */
export function namingMessage(need: Need, messageId: string): Need {
  return need.doubts === undefined ? need : { ...need, doubts: need.doubts.map(doubt => ({ ...doubt, messageId })) }
}

/** The doubts of a matter with further ones, in order of time. A message that is read twice leaves one doubt. */
export function withDoubts({ doubts = [] }: Pick<Need, 'doubts'>, further: readonly Doubt[]): Pick<Need, 'doubts'> {
  const fresh = further.filter(doubt => !doubts.some(known => isSame(known, doubt)))
  if (fresh.length === 0) return doubts.length === 0 ? {} : { doubts }
  return { doubts: [...doubts, ...fresh].toSorted((a, b) => a.at - b.at) }
}

function isSame(a: Doubt, b: Doubt): boolean {
  return a.messageId === b.messageId && a.severity === b.severity
}

/** True for the same letters and digits in the same order: shouting it or saying it thrice adds nothing. */
export function saysTheSame(a: string, b: string): boolean {
  return lettersOf(a) === lettersOf(b)
}

function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
