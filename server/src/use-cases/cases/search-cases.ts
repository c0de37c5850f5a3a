import { inWorkspace } from '../../db/database.ts'
import { readCaseRowsById, type CaseRowData } from '../../db/queries/cases/case-rows.ts'
import { enqueue } from '../../db/queries/jobs.ts'
import { findCaseIds, type SearchFor } from '../../db/queries/search.ts'
import type { Actor, Context } from '../context.ts'
import { indexSome, isMoreToRead } from './index-words.ts'

/** Cases by number, order number, name, handle or words; the exact ones first. */
export async function searchCases(
  context: Context,
  actor: Actor,
  { q, limit }: { q: string; limit: number },
): Promise<CaseRowData[]> {
  const { workspaceId } = actor
  const read = await indexSome(context, workspaceId)
  return inWorkspace(context.db, workspaceId, async tx => {
    if (isMoreToRead(read)) await enqueue(tx, { task: 'search', workspaceId })
    const ids = await findCaseIds(tx, parseSearch(q), limit)
    const rows = new Map((await readCaseRowsById(tx, ids)).map(row => [row.id, row]))
    return ids.map(id => rows.get(id)).filter(row => row !== undefined)
  })
}

/**
 * What somebody typed, in the three ways it can be meant. Words are letters and digits only, so nothing in them can be read as an
 * operator of the search; the last one may be unfinished.
 * @example parseSearch('#1042') // { words: '1042:*', reference: '1042', number: 1042 }
 */
export function parseSearch(q: string): SearchFor {
  const words = q.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? []
  const number = /^\s*#?(\d{1,15})\s*$/.exec(q)?.[1]
  const reference = q.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
  return {
    words: words.length === 0 ? null : `${words.slice(0, mostWords).join(' & ')}:*`,
    reference: reference === '' || reference.length > 128 ? null : reference,
    number: number === undefined ? null : Number(number),
  }
}

const mostWords = 12
