import type { CaseRow, View } from '@evenhand/contract/queue.ts'
import type { Lane } from '@evenhand/domain/decision/decision.ts'
import { dueViews } from './views.ts'

export type ListItem = { kind: 'lane'; lane: Lane } | { kind: 'row'; row: CaseRow; gone: boolean }

/** Rows with a heading before each lane, where the list is in due order: without it the order would look wrong. */
export function listItems(rows: readonly { row: CaseRow; gone: boolean }[], view: View, searching: boolean): ListItem[] {
  const withLanes = !searching && dueViews.includes(view)
  const items: ListItem[] = []
  let lane: Lane | null = null
  for (const { row, gone } of rows) {
    if (withLanes && row.lane !== lane) items.push({ kind: 'lane', lane: row.lane })
    lane = row.lane
    items.push({ kind: 'row', row, gone })
  }
  return items
}

/**
 * The number of the case that is `step` rows away from the open one. When the open case has left the list, the one that took its
 * place counts as next.
 * @param lastAt where the open case stood when it was last in the list; -1 when it never was
 */
export function neighbourOf(
  rows: readonly { number: number }[],
  openNumber: number | null,
  step: 1 | -1,
  lastAt: number,
): number | null {
  const at = rows.findIndex(row => row.number === openNumber)
  if (at >= 0) return rows[at + step]?.number ?? null
  if (openNumber === null || lastAt < 0) return (step === 1 ? rows[0] : rows.at(-1))?.number ?? null
  const wanted = step === 1 ? lastAt : lastAt - 1
  return rows[Math.min(Math.max(wanted, 0), rows.length - 1)]?.number ?? null
}

/**
 * The number of the case that comes up when the open one is done, whether its row has left the list by then or not: the one that takes its
 * place, or the last one; null when no other is there.
 */
export function comesAfterDone(rows: readonly { number: number }[], openNumber: number, lastAt: number): number | null {
  const at = rows.findIndex(row => row.number === openNumber)
  const others = rows.filter(row => row.number !== openNumber)
  return neighbourOf(others, openNumber, 1, at >= 0 ? at : lastAt)
}
