import { insertRows } from '../../db/insert-rows.ts'
import type { Tx } from '../../db/database.ts'
import * as queries from '../../db/queries/people.ts'
import { isSpoken, wordsOfPerson } from './people-words.ts'

/** Writes by which words some customers are found now. One writer a workspace, so that nobody waits for another's words. */
export async function indexPeople(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<void> {
  const people = await queries.peopleToIndex(tx, ids)
  const rows = people.map(person => ({
    customer_id: person.id,
    workspace_id: workspaceId,
    words: wordsOfPerson({
      names: person.names,
      externalIds: person.externalIds,
      identifiers: person.identifiers,
      handles: person.handles,
    }),
  }))
  const known = await queries.knownWords(tx, ids)
  const changed = rows.filter(({ customer_id, words }) => known.get(customer_id)?.join(' ') !== words.join(' '))
  const spoken = [...new Set(changed.flatMap(({ words }) => words).filter(word => isSpoken(word)))].toSorted()
  await insertRows(
    tx,
    'people_words',
    spoken.map(word => ({ workspace_id: workspaceId, word })),
    { onConflict: { columns: ['workspace_id', 'word'] } },
  )
  await insertRows(tx, 'people_search', changed, { onConflict: { columns: ['customer_id'], update: ['words'] } })
}
