import type { CaseRow } from '@evenhand/contract/queue.ts'
import { severityRank } from '@evenhand/domain/severity/severity.ts'
import { Tooltip } from '@base-ui/react/tooltip'
import { clsx } from 'clsx'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useNow } from '../live/clock.ts'
import { texts } from '../texts/en.ts'
import { SeverityShape } from '../ui/SeverityMark.tsx'
import { dueWords } from '../ui/time-words.ts'
import { layoutLadder, type LadderRung, type LadderTick } from './ladder-layout.ts'

const listedPerRung = 8

/** How many marks fit beside the scale: three, or two and a digit, or one and a longer number. */
function marksOf(hung: number): number {
  if (hung <= 3) return hung
  return hung - 2 <= 9 ? 2 : 1
}

function useHeight() {
  const ref = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return undefined
    const observer = new ResizeObserver(([entry]) => setHeight(Math.floor(entry?.contentRect.height ?? 0)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { ref, height }
}

function tickWords(tick: LadderTick): string {
  if (tick.kind === 'now') return texts.ladder.now
  return tick.minutes < 60 ? texts.ladder.minutes(tick.minutes) : texts.ladder.hours(tick.minutes / 60)
}

function Tick({ tick }: { tick: LadderTick }) {
  const isNow = tick.kind === 'now'
  return (
    <div className="absolute inset-x-0" style={{ top: tick.y }}>
      <span
        className={clsx(
          'absolute left-0 flex h-4 w-9 -translate-y-1/2 items-center justify-end pr-1.5',
          isNow ? 'font-semibold text-ink' : 'text-ink-3',
        )}
      >
        {tickWords(tick)}
      </span>
      <span className={clsx('absolute left-9 h-px -translate-y-1/2', isNow ? 'right-0 bg-ink' : '-ml-1 w-1 bg-line-strong')} />
    </div>
  )
}

function Scale({ ticks, nowY, late }: { ticks: readonly LadderTick[]; nowY: number; late: boolean }) {
  return (
    <div aria-hidden className="nums text-12 select-none">
      {late ? (
        <div className="absolute inset-x-0 top-0 bg-late-soft text-late" style={{ height: nowY }}>
          <span className="absolute top-1 left-0 w-9 pr-1.5 text-right font-medium">{texts.ladder.late}</span>
        </div>
      ) : null}
      <div className="absolute inset-y-0 left-9 w-px bg-line-strong" />
      {ticks.map(tick => (
        <Tick key={`${tick.kind}${tick.minutes}`} tick={tick} />
      ))}
    </div>
  )
}

function RungCard({ rows, now }: { rows: readonly CaseRow[]; now: number }) {
  const more = rows.length - listedPerRung
  return (
    <ul className="flex flex-col gap-1.5">
      {rows.slice(0, listedPerRung).map(row => (
        <li key={row.id} className="flex items-center gap-2">
          <SeverityShape severity={row.severity} size="size-3" />
          <span className="one-line max-w-40 grow">{row.author.name}</span>
          <span className="nums text-ink-2">{row.due ? dueWords(Date.parse(row.due), now).words : ''}</span>
        </li>
      ))}
      {more > 0 ? <li className="pl-5 text-ink-3">{texts.ladder.more(more)}</li> : null}
    </ul>
  )
}

type RungProps = {
  rung: LadderRung
  rows: readonly CaseRow[]
  now: number
  selected: boolean
  pointed: boolean
  tabbable: boolean
  onChoose: () => void
}

function Rung({ rung, rows, now, selected, pointed, tabbable, onChoose }: RungProps) {
  const first = rows[0]
  if (!first?.due) return null
  const due = dueWords(Date.parse(first.due), now).words
  const marks = marksOf(rows.length)
  const name =
    rows.length === 1
      ? texts.ladder.mark(first.number, first.author.name, due, texts.severity[first.severity])
      : texts.ladder.bundle(rows.length, due)
  return (
    <Tooltip.Root>
      <Tooltip.Trigger
        delay={60}
        render={
          <button
            type="button"
            data-rung=""
            tabIndex={tabbable ? 0 : -1}
            aria-current={selected ? 'true' : undefined}
            onClick={onChoose}
            style={{ top: rung.y }}
            className={clsx(
              'absolute right-0 left-9 flex h-3.5 -translate-y-1/2 items-center gap-0.5 pl-1.5',
              'before:absolute before:left-0 before:h-px before:w-1 before:bg-line-strong',
              selected ? 'bg-accent-soft' : pointed ? 'bg-hover' : 'hover:bg-hover',
            )}
          />
        }
      >
        <span className="sr-only">{name}</span>
        <span aria-hidden className="flex items-center gap-0.5">
          {rows.slice(0, marks).map(row => (
            <SeverityShape key={row.id} severity={row.severity} size="size-2.5" />
          ))}
          {rows.length > marks ? (
            <span className="nums ml-0.5 text-[0.6875rem] leading-none text-ink-2">+{rows.length - marks}</span>
          ) : null}
        </span>
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner side="right" sideOffset={8} className="z-50">
          <Tooltip.Popup className="min-w-44 animate-arrive rounded bg-raised px-3 py-2 text-12 text-ink shadow-float">
            <RungCard rows={rows} now={now} />
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}

/** The arrow keys walk along the scale; only one rung is in the order of tabs. */
function walk(event: React.KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  event.preventDefault()
  const rungs = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-rung]')]
  rungs[rungs.findIndex(rung => rung === document.activeElement) + step]?.focus()
}

type LadderProps = {
  rows: readonly CaseRow[]
  selectedNumber: number | null
  pointedId: string | null
  onChoose: (row: CaseRow) => void
}

/** A thin scale of the next hours beside the list, with the cases hanging on it. The list holds the same, in words. */
export function Ladder({ rows, selectedNumber, pointedId, onChoose }: LadderProps) {
  const now = useNow()
  const { ref, height } = useHeight()
  const byId = useMemo(() => new Map(rows.map(row => [row.id, row])), [rows])
  const ladder = useMemo(() => {
    const dues = rows.flatMap(row =>
      row.due ? [{ id: row.id, due: Date.parse(row.due), rank: severityRank(row.severity) }] : [],
    )
    return height > 0 && dues.length > 0 ? layoutLadder(dues, now, height) : null
  }, [rows, now, height])
  const rungs = (ladder?.rungs ?? []).map(rung => ({ rung, rows: rung.ids.flatMap(id => byId.get(id) ?? []) }))
  const current = Math.max(
    0,
    rungs.findIndex(one => one.rows.some(row => row.number === selectedNumber)),
  )
  const lateCount = rungs.reduce((sum, one) => sum + (one.rung.late ? one.rows.length : 0), 0)
  const soonCount = rows.filter(row => row.due && Date.parse(row.due) >= now && Date.parse(row.due) < now + 3_600_000).length
  return (
    <div
      ref={ref}
      role="group"
      aria-label={`${texts.ladder.label}. ${texts.ladder.summary(lateCount, soonCount)}`}
      onKeyDown={walk}
      className="relative w-21 shrink-0 overflow-hidden border-r border-line bg-canvas max-md:hidden"
    >
      {ladder ? <Scale ticks={ladder.ticks} nowY={ladder.nowY} late={lateCount > 0} /> : null}
      {rungs.map(({ rung, rows: hung }, index) => {
        const selected = hung.some(row => row.number === selectedNumber)
        // A click on a shared rung walks along it.
        const at = hung.findIndex(row => row.number === selectedNumber)
        const next = hung[(at + 1) % hung.length]
        return (
          <Rung
            key={rung.y}
            rung={rung}
            rows={hung}
            now={now}
            selected={selected}
            pointed={hung.some(row => row.id === pointedId)}
            tabbable={index === current}
            onChoose={() => next && onChoose(next)}
          />
        )
      })}
    </div>
  )
}
