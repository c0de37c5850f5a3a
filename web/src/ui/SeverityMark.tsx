import type { Severity } from '@evenhand/domain/severity/severity.ts'
import { clsx } from 'clsx'
import { texts } from '../texts/en.ts'

export const severityInk: Record<Severity, string> = {
  critical: 'text-critical',
  high: 'text-high',
  medium: 'text-medium',
  low: 'text-low',
}

/**
 * Four outlines that stay apart without any colour: a filled octagon with a bar, a filled triangle, a square with its
 * lower half filled, an open ring.
 */
const shapes: Record<Severity, React.ReactNode> = {
  critical: (
    <>
      <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="currentColor" />
      <path d="M8 4.2v4.6M8 11v.9" className="stroke-surface" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  high: <path d="M8 2 15 14H1z" fill="currentColor" stroke="currentColor" strokeWidth="1" strokeLinejoin="round" />,
  medium: (
    <>
      <rect x="2.5" y="2.5" width="11" height="11" rx="1" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M3 8h10v5H3z" fill="currentColor" />
    </>
  ),
  low: <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="1.6" />,
}

/** The shape alone, for places where the word stands beside it. */
export function SeverityShape({ severity, size = 'size-3.5' }: { severity: Severity; size?: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden className={clsx('shrink-0', size, severityInk[severity])}>
      {shapes[severity]}
    </svg>
  )
}

/** Shape and word. */
export function SeverityMark({ severity, className }: { severity: Severity; className?: string }) {
  return (
    <span className={clsx('inline-flex items-center gap-1.5 font-medium', severityInk[severity], className)}>
      <SeverityShape severity={severity} />
      {texts.severity[severity]}
    </span>
  )
}
