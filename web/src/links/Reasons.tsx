import type { Link } from '@evenhand/contract/links.ts'
import { clsx } from 'clsx'
import { texts } from '../texts/en.ts'

const t = texts.links
/** So many bits fill the bar. */
const fullBits = 10

/** What speaks for it and against it, in words, each with its weight. */
export function Reasons({ reasons }: { reasons: Link['reasons'] }) {
  if (reasons.length === 0) return null
  return (
    <ul aria-label={t.reasons} title={t.weightHint} className="flex flex-col gap-1.5 text-13">
      {reasons.map(({ field, words, weight }) => (
        <li key={field} className="grid grid-cols-[1fr_4rem_2.5rem] items-center gap-2">
          <span className="text-pretty first-letter:uppercase">
            {words}
            <span className="sr-only">{weight < 0 ? `, ${t.against}` : `, ${t.for}`}</span>
          </span>
          <span aria-hidden className="relative h-1.5 rounded bg-sunken">
            <span
              className={clsx('absolute inset-y-0 rounded', weight < 0 ? 'right-1/2 bg-late' : 'left-1/2 bg-accent')}
              style={{ width: `${Math.min(1, Math.abs(weight) / fullBits) * 50}%` }}
            />
          </span>
          <span className="nums text-right text-12 text-ink-3">{t.weight(weight)}</span>
        </li>
      ))}
    </ul>
  )
}
