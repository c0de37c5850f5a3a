import type { FairnessFinding } from '@evenhand/contract/fairness.ts'
import { clsx } from 'clsx'

export type Verdict = FairnessFinding['verdict']

export const inks: Readonly<Record<Verdict, string>> = {
  'favours the loud': 'text-late',
  unequal: 'text-high',
  'favours the quiet': 'text-medium',
  fair: 'text-kept',
  'not enough data': 'text-ink-3',
}

/** Shape first, colour second: a diamond favours somebody, a square is fair, a ring is not sure. */
export function VerdictMark({ verdict, className }: { verdict: Verdict; className?: string }) {
  return (
    <svg viewBox="0 0 14 14" aria-hidden className={clsx('size-3.5 shrink-0', inks[verdict], className)}>
      {shapes[verdict]}
    </svg>
  )
}

const diamond = <path d="M7 0.5 13.5 7 7 13.5 0.5 7Z" fill="currentColor" />
const shapes: Readonly<Record<Verdict, typeof diamond>> = {
  'favours the loud': diamond,
  unequal: diamond,
  'favours the quiet': diamond,
  fair: <rect x="2" y="2" width="10" height="10" fill="currentColor" />,
  'not enough data': <circle cx="7" cy="7" r="5" fill="var(--surface)" stroke="currentColor" strokeWidth="2" />,
}
