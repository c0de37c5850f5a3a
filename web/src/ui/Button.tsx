import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

const looks = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-hover',
  plain: 'border border-line-strong/70 bg-surface text-ink hover:bg-hover',
  quiet: 'text-ink-2 hover:bg-hover hover:text-ink',
  text: 'text-accent-text underline-offset-2 hover:underline',
} as const
const sizes = {
  normal: 'h-8 gap-1.5 px-3 text-13',
  small: 'h-7 gap-1 px-2 text-13',
  icon: 'size-8 justify-center',
  inline: 'h-6 gap-1 px-1 text-13',
} as const

type Props = ComponentProps<'button'> & { look?: keyof typeof looks; size?: keyof typeof sizes }

export function buttonClass(look: keyof typeof looks, size: keyof typeof sizes, className?: string): string {
  return clsx(
    'inline-flex shrink-0 items-center rounded font-medium whitespace-nowrap transition-colors duration-100 select-none',
    'disabled:pointer-events-none disabled:opacity-45 aria-disabled:opacity-45',
    'pointer-coarse:min-h-10 pointer-coarse:min-w-10',
    looks[look],
    sizes[size],
    className,
  )
}

export function Button({ look = 'plain', size = 'normal', className, type = 'button', ...rest }: Props) {
  return <button type={type} className={buttonClass(look, size, className)} {...rest} />
}
