import { audit } from '@evenhand/domain/audit/audit.ts'
import type { Finding } from '@evenhand/domain/audit/finding.ts'
import { followersSpeed } from '@evenhand/domain/audit/followers-speed.ts'
import { simulate } from '@evenhand/domain/audit/simulated/histories.ts'
import type { Story } from '@evenhand/domain/audit/simulated/histories.ts'
import { verdictOf } from '@evenhand/domain/audit/verdict.ts'

/** What is counted over seeds, and how often it should be. */
export type Trial = {
  name: string
  story: Story
  /** More seeds where a share near 5 % has to be told from its neighbours. */
  seeds: 'few' | 'many'
  counts: (story: Story, seed: number) => boolean
  least: number
  most: number
}

const speed = (story: Story, seed: number) => {
  const [draft] = followersSpeed(simulate(story, seed)).drafts
  if (draft === undefined || draft.interval === null) throw new Error('A simulated history gave no number for followers.speed.')
  const [low, high] = [Math.exp(draft.interval.low), Math.exp(draft.interval.high)]
  // Alone, and so not corrected for other findings: the strictest look at false verdicts.
  return { p: draft.p, verdict: verdictOf({ low, high, pAdjusted: draft.p, scale: 'ratio', asksLoudness: true }) }
}
const favoursLoud = (story: Story, seed: number) => speed(story, seed).verdict === 'favours the loud'
const isAlarm = (story: Story, seed: number) => speed(story, seed).p < 0.05

function flags(story: Story, seed: number): readonly Finding[] {
  return audit(simulate(story, seed), { seed }).findings.filter(
    ({ verdict }) => verdict !== 'fair' && verdict !== 'not enough data',
  )
}
const hasLoud = (found: readonly Finding[], id: string) =>
  found.some(finding => finding.id === id && finding.verdict === 'favours the loud')

const fourThousand: Story = { cases: 4_000, days: 30 }
const rare = { least: 0, most: 0.06 }
const usual = { least: 0.95, most: 1 }

export const trials: readonly Trial[] = [
  {
    name: 'power: a promise 2 % shorter per tenfold, p < .01',
    story: { promiseFavour: 0.02 },
    seeds: 'few',
    counts: (story, seed) => speed(story, seed).p < 0.01,
    ...usual,
  },
  {
    name: 'viral days called unfair',
    story: { viral: { every: 4, load: 1.6, size: 10 } },
    seeds: 'few',
    counts: favoursLoud,
    ...rare,
  },
  { name: 'failed contacts called unfair', story: { earlierContacts: 0.2 }, seeds: 'few', counts: favoursLoud, ...rare },
  {
    name: 'closures of all alike called unfair',
    story: { closedUnread: { share: 0.1, of: 'all' } },
    seeds: 'few',
    counts: favoursLoud,
    ...rare,
  },
  {
    name: 'followers with severity called unfair',
    story: { followersBySeverity: 0.3 },
    seeds: 'few',
    counts: favoursLoud,
    ...rare,
  },
  {
    name: 'the quiet closed unread, found',
    story: { closedUnread: { share: 0.1, of: 'quiet' } },
    seeds: 'few',
    counts: favoursLoud,
    ...usual,
  },
  { name: 'no effect, p < .05', story: { cases: 2_000, days: 10 }, seeds: 'many', counts: isAlarm, least: 0.035, most: 0.065 },
  {
    name: 'no effect, 150 customers, hourly notes, a fifth unseen, p < .05',
    story: { cases: 2_000, days: 10, regulars: { count: 150, spread: 0.3 }, noted: 60, exportedAfter: 8 },
    seeds: 'many',
    counts: isAlarm,
    least: 0.035,
    most: 0.065,
  },
  {
    name: 'scenario 10 a: speed seen',
    story: { ...fourThousand, promiseFavour: 0.1 },
    seeds: 'few',
    counts: (story, seed) => hasLoud(flags(story, seed), 'followers.speed'),
    ...usual,
  },
  {
    name: 'scenario 10 b: label and total seen, direct near 1',
    story: { ...fourThousand, priorityFavour: 0.4, priorityServed: true },
    seeds: 'few',
    counts: (story, seed) => {
      const found = flags(story, seed)
      const direct = found.find(({ id }) => id === 'followers.speed')?.beside.find(({ id }) => id.endsWith('direct'))
      return (
        hasLoud(found, 'followers.priority') && hasLoud(found, 'followers.speed') && Math.abs(Math.log(direct?.effect ?? 9)) < 0.1
      )
    },
    ...usual,
  },
  {
    name: 'scenario 10 c: public seen, followers not',
    story: { ...fourThousand, publicHurry: 3 },
    seeds: 'few',
    counts: (story, seed) => {
      const found = flags(story, seed)
      return hasLoud(found, 'public.speed') && !found.some(({ id }) => id.includes('followers'))
    },
    ...usual,
  },
  {
    name: 'scenario 10 d: nothing seen',
    story: fourThousand,
    seeds: 'few',
    counts: (story, seed) => flags(story, seed).length === 0,
    ...usual,
  },
]

export type Measured = { name: string; share: number; seeds: number; least: number; most: number; holds: boolean }

/** @param seeds how many histories of each story; five times as many where alarms are counted */
export function* measureAudit(seeds: number, only: string | null): Generator<Measured> {
  for (const { name, story, counts, least, most, seeds: kind } of trials) {
    if (only !== null && !name.includes(only)) continue
    const all = kind === 'many' ? 5 * seeds : seeds
    let counted = 0
    for (let seed = 1; seed <= all; seed += 1) if (counts(story, seed)) counted += 1
    const share = counted / all
    yield { name, share, seeds: all, least, most, holds: share >= least && share <= most }
  }
}
