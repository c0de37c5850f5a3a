import { useId, type ReactNode } from 'react'

type Props = {
  title: string
  hint: string
  /** What the chart shows, for who does not see it. */
  summary: string
  children: ReactNode
  table: ReactNode
}

/** A chart with its sentence and its numbers as a table. */
export function Figure({ title, hint, summary, children, table }: Props) {
  const id = useId()
  return (
    <figure aria-labelledby={id} className="mt-6">
      <figcaption>
        <h3 id={id} className="font-medium">
          {title}
        </h3>
        <p className="mt-0.5 max-w-[64ch] text-13 text-pretty text-ink-2">{hint}</p>
      </figcaption>
      <div role="img" aria-label={summary} className="mt-3 mb-3">
        {children}
      </div>
      {table}
    </figure>
  )
}
