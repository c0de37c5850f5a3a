import type { ReactNode } from 'react'
import { useSession } from '../api/session.ts'
import { texts } from '../texts/en.ts'
import { DatedRows, Gaps } from './DatedRows.tsx'
import type { DatedRow } from './DatedRows.tsx'

const t = texts.worth

type Props = {
  gaps: readonly { words: string; since: string }[]
  heads: readonly [string, string]
  rows: readonly DatedRow[]
  /** Said where there are no rows. */
  none: string
  problem: string | null
  add: () => void
  /** The fields of the form, and its button. */
  children: ReactNode
}

/** What is left out, what holds since when, and the form by which a lead adds to it. */
export function DatedPart({ gaps, heads, rows, none, problem, add, children }: Props) {
  const { can } = useSession()
  return (
    <>
      <Gaps sentences={gaps} />
      {rows.length === 0 ? (
        <p className="mt-3 border-y border-line py-4 text-13 text-ink-2">{none}</p>
      ) : (
        <DatedRows heads={heads} rows={rows} canChange={can.lowerSeverity} />
      )}
      {problem ? (
        <p role="alert" className="mt-3 text-13 text-pretty text-late">
          {problem}
        </p>
      ) : null}
      {can.lowerSeverity ? (
        <form
          className="mt-4 flex flex-wrap items-start gap-3 [&>div]:min-w-32 [&>div]:flex-1"
          onSubmit={event => {
            event.preventDefault()
            add()
          }}
        >
          {children}
        </form>
      ) : (
        <p className="mt-3 text-13 text-ink-2">{t.onlyLeads}</p>
      )}
    </>
  )
}
