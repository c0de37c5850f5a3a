import { clsx } from 'clsx'
import { initialsOf } from './initials-of.ts'

const sizes = { small: 'size-4 text-[0.5rem]', normal: 'size-5 text-[0.625rem]', large: 'size-6 text-[0.6875rem]' }

/** A person of the team, small. The name stands in the title and for screen readers. */
export function Initials({ name, size = 'normal', className }: { name: string; size?: keyof typeof sizes; className?: string }) {
  return (
    <span
      role="img"
      aria-label={name}
      title={name}
      className={clsx(
        'inline-flex shrink-0 items-center justify-center rounded-full bg-accent-soft leading-none font-semibold text-accent-text select-none',
        sizes[size],
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  )
}
