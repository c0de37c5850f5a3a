import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Eye } from 'lucide-react'
import { countsQuery } from '../api/queries.ts'
import { useOpenNumber } from '../desk/use-open-number.ts'
import { useNow } from '../live/clock.ts'
import { texts } from '../texts/en.ts'
import { buttonClass } from '../ui/Button.tsx'
import { Moment } from '../ui/Time.tsx'
import { lateLooks } from './late-looks.ts'

const t = texts.triage

/**
 * On every page, while somebody may be in danger and nobody has looked within the five minutes. It goes when somebody has said how it is,
 * and cannot be put away before.
 */
export function LooksNotice() {
  const { data } = useQuery(countsQuery)
  const now = useNow()
  const open = useOpenNumber()
  // Who has the case before them is asked by its own bar.
  const late = lateLooks(data?.looks ?? [], now).filter(({ number }) => number !== open)
  const [next] = late
  return (
    <div role="alert" aria-label={t.lateLabel}>
      {next ? (
        <div className="flex min-h-11 items-center gap-3 border-b border-line bg-critical-soft px-4 py-1.5 text-13 max-md:items-start max-md:py-2.5 md:justify-center">
          <Eye className="size-4 shrink-0 text-critical max-md:mt-0.5" strokeWidth={1.75} aria-hidden />
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <p className="font-medium text-pretty">
              {t.lateLooks(late.length, next.number)} <Moment at={next.due} as="inside" />.
            </p>
            <Link
              to="/desk/$view/$number"
              params={{ view: 'queue', number: String(next.number) }}
              search={{}}
              className={buttonClass('plain', 'small')}
            >
              {t.lookNow(next.number)}
            </Link>
          </div>
        </div>
      ) : null}
    </div>
  )
}
