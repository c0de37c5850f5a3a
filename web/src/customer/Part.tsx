import type { ReactNode } from 'react'

type Props = { title: string; id?: string; heading?: 'h2' | 'h4'; children: ReactNode }

/** One part of the panel, with a hairline above it. */
export function Part({ title, id, heading: Heading = 'h4', children }: Props) {
  return (
    <section aria-label={title} id={id} className="border-t border-line px-5 py-3">
      <Heading className="mb-1.5 text-12 font-medium text-ink-3">{title}</Heading>
      {children}
    </section>
  )
}

export function Fact({ label, title, children }: { label: string; title?: string; children: ReactNode }) {
  return (
    <div className="flex gap-3 text-13" title={title}>
      <dt className="w-28 shrink-0 text-ink-3">{label}</dt>
      <dd className="min-w-0 text-pretty">{children}</dd>
    </div>
  )
}
