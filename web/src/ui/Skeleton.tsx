import { clsx } from 'clsx'

/** A grey stand-in of the size of what will come. */
export function Bone({ className }: { className?: string }) {
  return <span aria-hidden className={clsx('block animate-pulse-soft rounded bg-sunken dark:bg-hover', className)} />
}
