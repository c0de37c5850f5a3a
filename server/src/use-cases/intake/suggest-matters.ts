import { similarity } from '@evenhand/language/similarity.ts'
import { inWorkspace } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { nextNewCases } from '../../db/queries/intake/alike.ts'
import type { Context } from '../context.ts'

/** From here on two cases of one author are shown to a person as perhaps the same matter. */
const leastLikeness = 0.5
const casesAtOnce = 200

/**
 * Looks among the new cases for those that may be the same matter as another open case of the same author, and suggests that. A
 * similar text never joins anything: a person does. Runs beside the intake, in the order of case numbers.
 * @returns how many suggestions were made
 */
export async function suggestMatters(
  { db, clock, newId }: Pick<Context, 'db' | 'clock' | 'newId'>,
  workspaceId: string,
  { signal }: { signal?: AbortSignal } = {},
): Promise<number> {
  let total = 0
  let made: number | null = 0
  while (made !== null) {
    made = await inWorkspace(db, workspaceId, async tx => {
      const pairs = await nextNewCases(tx, workspaceId, casesAtOnce)
      if (pairs === null) return null
      const alike = pairs
        .map(pair => ({ ...pair, score: similarity(pair.words, pair.other_words) }))
        .filter(({ score }) => score >= leastLikeness)
      const rows = alike.map(({ case_id, other_case_id, score }) => ({
        id: newId(),
        workspace_id: workspaceId,
        case_id,
        other_case_id,
        score,
        state: 'open' as const,
        created_at: clock.now(),
      }))
      await insertRows(tx, 'suggestions', rows, { onConflict: { columns: ['case_id', 'other_case_id'] } })
      return rows.length
    })
    total += made ?? 0
    if (signal?.aborted === true) break
  }
  return total
}
