/** Two bars of the same length: nobody's case weighs more. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={className}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <rect x="8" y="10" width="16" height="4" rx="2" className="fill-accent-ink" />
      <rect x="8" y="18" width="16" height="4" rx="2" className="fill-accent-ink" />
    </svg>
  )
}
