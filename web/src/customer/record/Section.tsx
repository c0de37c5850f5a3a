import type { ReactNode } from 'react'

/** One part of the record. */
export function Section({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="mt-10">
      <h2 className="text-20 font-semibold tracking-tight">{title}</h2>
      {lead ? <p className="mb-3 max-w-[64ch] text-13 text-pretty text-ink-2">{lead}</p> : null}
      {children}
    </section>
  )
}
