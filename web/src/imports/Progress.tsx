/** A bar with its numbers in words beside it; without a total it only says that something is going on. */
export function Progress({ label, done, total }: { label: string; done: number; total: number | null }) {
  return (
    <progress
      aria-label={label}
      {...(total === null || total === 0 ? {} : { value: Math.min(done, total), max: total })}
      className="block h-1.5 w-full appearance-none overflow-hidden rounded bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:rounded [&::-webkit-progress-value]:bg-accent"
    />
  )
}
