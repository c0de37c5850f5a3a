import type { Check } from './finding.ts'
import { counted } from './en-numbers.ts'

type Ground = { days: number; left: number; used: number; all: number; rounds: number }

/** What the count of overtaking rests on. */
export function overtakingChecks({ days, left, used, all, rounds }: Ground): Check[] {
  const enough = days >= 30
  const sentence = enough
    ? `The interval comes from drawing whole days anew (${counted(days)} days); the probability from dealing followers out anew ${counted(rounds)} times.`
    : `An interval takes 30 days, and there are ${counted(days)}: without it there is no verdict.`
  const checks: Check[] = [{ id: 'days', holds: enough, sentence }]
  if (left > 0) {
    const why = `${counted(left)} cases whose matter began with an earlier contact are left out: their turn counts from there.`
    checks.push({ id: 'earlier-contacts', holds: true, sentence: why })
  }
  if (used < all) {
    const part = `Pairs were counted on ${counted(used)} of ${counted(all)} cases: whole days, evenly spread.`
    checks.push({ id: 'part', holds: true, sentence: part })
  }
  return checks
}
