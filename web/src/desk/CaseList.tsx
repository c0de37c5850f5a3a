import type { CaseRow, View } from '@evenhand/contract/queue.ts'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowUp } from 'lucide-react'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { useAppearance } from '../app/appearance.ts'
import { useNameOf } from '../api/session.ts'
import { texts } from '../texts/en.ts'
import { ErrorNotice } from '../ui/Notice.tsx'
import { EmptyList } from './EmptyList.tsx'
import { listItems, type ListItem } from './list-items.ts'
import { ListSkeleton } from './ListSkeleton.tsx'
import { Row } from './Row.tsx'
import type { useHeldRows } from './use-held-rows.ts'
import { useKeptFocus } from './use-kept-focus.ts'
import type { useList } from './use-list.ts'

const rowHeights = { comfortable: 44, compact: 36 }
const laneHeight = 28
const overscan = 8

function keyOf(item: ListItem | undefined, index: number): string {
  if (!item) return String(index)
  return item.kind === 'lane' ? `lane ${item.lane}` : item.row.id
}

/** The first row on the screen keeps its place when rows come or go above it, so that nothing jumps under the pointer. */
function useAnchor(
  scroller: React.RefObject<HTMLDivElement | null>,
  items: readonly ListItem[],
  topOf: (index: number) => number,
) {
  const anchor = useRef<{ key: string; offset: number } | null>(null)
  const remember = () => {
    const top = scroller.current?.scrollTop ?? 0
    const index = items.findIndex((_, at) => topOf(at + 1) > top)
    anchor.current = top > 4 && index >= 0 ? { key: keyOf(items[index], index), offset: top - topOf(index) } : null
  }
  useLayoutEffect(() => {
    const kept = anchor.current
    if (!kept || !scroller.current) return
    const index = items.findIndex((item, at) => keyOf(item, at) === kept.key)
    if (index >= 0) scroller.current.scrollTop = topOf(index) + kept.offset
    // Only when the rows change; scrolling itself is remembered above.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [items])
  return remember
}

function topsOf(items: readonly ListItem[], rowHeight: number): number[] {
  const tops = [0]
  for (const item of items) tops.push((tops.at(-1) ?? 0) + (item.kind === 'lane' ? laneHeight : rowHeight))
  return tops
}

function ArrivedBar({ count, onShow }: { count: number; onShow: () => void }) {
  return (
    <div role="status" className="absolute inset-x-0 top-2 z-10 flex justify-center">
      {count > 0 ? (
        <button
          type="button"
          onClick={onShow}
          className="nums inline-flex h-7 animate-arrive items-center gap-1.5 rounded bg-accent px-3 text-13 font-medium text-accent-ink shadow-float hover:bg-accent-hover"
        >
          <ArrowUp className="size-3.5" aria-hidden />
          {texts.list.arrived(count)}
        </button>
      ) : null}
    </div>
  )
}

type RowsProps = {
  view: View
  items: readonly ListItem[]
  openNumber: number | null
  arrived: number
  onSettle: () => void
  onReadMore: () => void
  onPoint: (id: string | null) => void
}

function VirtualRows({ view, items, openNumber, arrived, onSettle, onReadMore, onPoint }: RowsProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const rowHeight = rowHeights[useAppearance().density]
  const nameOf = useNameOf()
  const tops = useMemo(() => topsOf(items, rowHeight), [items, rowHeight])
  const itemKeys = useMemo(() => items.map(keyOf), [items])
  const rangeExtractor = useKeptFocus(scroller, itemKeys)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => (items[index]?.kind === 'lane' ? laneHeight : rowHeight),
    getItemKey: index => itemKeys[index] ?? String(index),
    rangeExtractor,
    overscan,
  })
  useEffect(() => virtual.measure(), [virtual, rowHeight, items])
  const remember = useAnchor(scroller, items, index => tops[index] ?? 0)
  const openIndex = items.findIndex(item => item.kind === 'row' && item.row.number === openNumber)
  const showIndex = openIndex === 1 ? 0 : openIndex
  useEffect(() => {
    if (showIndex < 0) return
    virtual.scrollToIndex(showIndex, { align: 'auto' })
    // Focus follows only for a reader who is in the list already.
    if (scroller.current?.contains(document.activeElement))
      scroller.current.querySelector<HTMLElement>(`[data-case="${openNumber}"]`)?.focus({ preventScroll: true })
    // Chosen anew, not merely moved by a change of the list.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [openNumber])
  const shown = virtual.getVirtualItems()
  const last = (virtual.range?.endIndex ?? 0) + overscan
  useEffect(() => {
    if (last >= items.length - 10) onReadMore()
  }, [last, items.length, onReadMore])
  const point = useCallback((id: string) => onPoint(id), [onPoint])
  const firstRow = items.findIndex(item => item.kind === 'row')
  const tabIndex = openIndex >= 0 ? openIndex : firstRow

  return (
    <div className="relative min-h-0 grow">
      <ArrivedBar
        count={arrived}
        onShow={() => {
          onSettle()
          scroller.current?.scrollTo({ top: 0 })
        }}
      />
      <div
        ref={scroller}
        onScroll={remember}
        onPointerLeave={() => onPoint(null)}
        className="h-full overflow-y-auto overscroll-contain"
      >
        <ul className="relative" style={{ height: virtual.getTotalSize() }}>
          {shown.map(one => {
            const item = items[one.index]
            if (!item) return null
            return (
              <li key={one.key} data-row={one.key} className="absolute inset-x-0" style={{ top: one.start, height: one.size }}>
                {item.kind === 'lane' ? (
                  <h2
                    title={texts.list.laneHint}
                    className="flex h-full items-end border-b border-line bg-canvas px-3 pb-1 text-12 font-medium text-ink-3"
                  >
                    {texts.list.lanes[item.lane]}
                  </h2>
                ) : (
                  <Row
                    row={item.row}
                    view={view}
                    gone={item.gone}
                    selected={item.row.number === openNumber}
                    tabbable={one.index === tabIndex}
                    assignee={item.row.assigneeId && view !== 'mine' ? nameOf(item.row.assigneeId) : null}
                    onPoint={point}
                  />
                )}
              </li>
            )
          })}
        </ul>
      </div>
    </div>
  )
}

type Props = {
  view: View
  q: string
  topic: string
  list: ReturnType<typeof useList>
  held: ReturnType<typeof useHeldRows>
  openNumber: number | null
  onPoint: (id: string | null) => void
}

export function CaseList({ view, q, topic, list, held, openNumber, onPoint }: Props) {
  const rows: readonly { row: CaseRow; gone: boolean }[] | undefined = held.rows
  const items = useMemo(() => listItems(rows ?? [], view, list.searching), [rows, view, list.searching])
  const content = () => {
    if (list.error && !rows) return <ErrorNotice title={texts.problem.listTitle} error={list.error} onRetry={list.retry} />
    if (!rows) return <ListSkeleton />
    if (items.length === 0) return <EmptyList view={view} q={q} topic={topic} />
    return (
      <VirtualRows
        view={view}
        items={items}
        openNumber={openNumber}
        arrived={held.arrived}
        onSettle={held.settle}
        onReadMore={list.readMore}
        onPoint={onPoint}
      />
    )
  }
  return (
    <section
      id="cases"
      tabIndex={-1}
      aria-label={texts.list.label}
      aria-busy={!rows}
      onPointerEnter={event => event.pointerType === 'mouse' && held.hold()}
      onPointerLeave={held.release}
      className="flex min-w-0 grow flex-col outline-none"
    >
      {content()}
    </section>
  )
}
