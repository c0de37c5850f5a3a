import { clsx } from 'clsx'

/** At most two letters of a name, by words. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/^@/, '')
    .split(/[\s._-]+/)
    .filter(Boolean)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters.map(word => [...(word ?? '')][0]?.toUpperCase() ?? '').join('')
}

/** A person of the team, small. The name stands in the title and for screen readers. */
export function Initials({ name, className }: { name: string; className?: string }) {
  return (
    <span
      role="img"
      aria-label={name}
      title={name}
      className={clsx(
        'inline-flex size-5 shrink-0 items-center justify-center rounded-full bg-accent-soft text-[0.625rem] leading-none font-semibold text-accent-text select-none',
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  )
}
