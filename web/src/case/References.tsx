import { texts } from '../texts/en.ts'

/** Whoever names two hundred numbers must not push their own words off the screen. */
const most = 6

/** Orders, bookings and tickets that a case is about: the first few, and how many more there are. */
export function References({ references }: { references: readonly string[] }) {
  const more = references.slice(most)
  return (
    <>
      {references.slice(0, most).map(reference => (
        <span key={reference} className="nums one-line max-w-48 rounded border border-line px-2 py-0.5 text-ink-2">
          {reference}
        </span>
      ))}
      {more.length > 0 ? <span title={more.slice(0, 50).join(', ')}>{texts.case.moreReferences(more.length)}</span> : null}
    </>
  )
}
