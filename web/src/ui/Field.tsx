import { clsx } from 'clsx'
import { useId, type ComponentProps, type ReactNode } from 'react'

const box = clsx(
  'w-full rounded border border-line-strong/80 bg-surface px-3 text-14 text-ink placeholder:text-ink-3',
  'transition-colors duration-100 hover:border-line-strong focus-visible:outline-offset-0',
  'pointer-coarse:text-16',
)

type Common = { label: string; hint?: ReactNode; error?: ReactNode }

function Frame({ id, label, hint, error, children }: Common & { id: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-13 font-medium">
        {label}
      </label>
      {children}
      {error ? (
        <p id={`${id}-error`} className="text-13 text-late">
          {error}
        </p>
      ) : null}
      {hint && !error ? (
        <p id={`${id}-hint`} className="text-12 text-ink-3">
          {hint}
        </p>
      ) : null}
    </div>
  )
}

function describedBy(id: string, props: Common): string | undefined {
  if (props.error) return `${id}-error`
  return props.hint ? `${id}-hint` : undefined
}

export function TextField({ label, hint, error, className, ...rest }: Common & ComponentProps<'input'>) {
  const id = useId()
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { label, hint, error })}
        className={clsx(box, 'h-9 pointer-coarse:h-11', className)}
        {...rest}
      />
    </Frame>
  )
}

export function TextArea({ label, hint, error, className, ...rest }: Common & ComponentProps<'textarea'>) {
  const id = useId()
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <textarea
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { label, hint, error })}
        className={clsx(box, 'min-h-20 resize-y py-2', className)}
        {...rest}
      />
    </Frame>
  )
}

export function SelectField({ label, hint, error, className, children, ...rest }: Common & ComponentProps<'select'>) {
  const id = useId()
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <select
        id={id}
        aria-describedby={describedBy(id, { label, hint, error })}
        className={clsx(box, 'h-9 pointer-coarse:h-11', className)}
        {...rest}
      >
        {children}
      </select>
    </Frame>
  )
}
