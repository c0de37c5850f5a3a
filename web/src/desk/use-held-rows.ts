import type { CaseRow } from '@evenhand/contract/queue.ts'
import { useState } from 'react'
import { holdRows } from '../live/merge-rows.ts'
import { useCommand } from './commands.ts'

/**
 * While somebody points at the list or walks in it, rows keep their places: new cases are counted, not inserted. A step of
 * the reader's own settles the list at once, because they expect to see it.
 */
export function useHeldRows(fresh: readonly CaseRow[] | undefined, scope: string) {
  const [held, setHeld] = useState(false)
  const [settled, setSettled] = useState({ scope, rows: fresh })
  const [settleNext, setSettleNext] = useState(false)
  useCommand('settle', () => setSettleNext(true))
  const adopt = !held || settled.scope !== scope || !settled.rows || settleNext
  if (adopt && (settled.rows !== fresh || settled.scope !== scope)) {
    setSettleNext(false)
    setSettled({ scope, rows: fresh })
  }
  const shown = adopt ? fresh : settled.rows
  const merged = shown && fresh && shown !== fresh ? holdRows(shown, fresh) : null
  return {
    rows: merged?.rows ?? shown?.map(row => ({ row, gone: false })),
    arrived: merged?.arrived ?? 0,
    hold: () => setHeld(true),
    release: () => setHeld(false),
    settle: () => setSettled({ scope, rows: fresh }),
  }
}
