import { CompiledQuery } from 'kysely'
import { EvenhandError } from '../errors.ts'
import type { Tx } from './database.ts'
import { togetherText } from './swift-client.ts'

/** A statement that is not sent yet: Kysely's builders and `sql` are such. */
export type Question<Row> = { compile(tx: Tx): CompiledQuery<Row> }

/**
 * Sends several statements at once and gives all their rows: as long as the way to PostgreSQL and back only once. They run one
 * after the other, in the order given. `null` asks nothing and gives no rows.
 * @example const [profiles, orders] = await together(tx, [profilesOf(keys), ids.length > 0 ? ordersOf(ids) : null])
 */
export async function together<Rows extends readonly unknown[]>(
  tx: Tx,
  questions: { readonly [K in keyof Rows]: Question<Rows[K]> | null },
): Promise<{ [K in keyof Rows]: Rows[K][] }> {
  const asked = questions.map(question => question?.compile(tx))
  const sent = asked.filter(question => question !== undefined)
  const { rows: answers } = await tx.executeQuery<Rows[number][]>(CompiledQuery.raw(togetherText, sent))
  let next = 0
  const inOrder = asked.map(question => (question === undefined ? [] : (answers[next++] ?? [])))
  if (!answersAll<Rows>(inOrder, questions.length)) {
    throw new EvenhandError('broken-invariant', 'A statement was sent together with others and not answered.')
  }
  return inOrder
}

function answersAll<Rows extends readonly unknown[]>(
  lists: readonly unknown[],
  count: number,
): lists is { [K in keyof Rows]: Rows[K][] } {
  return lists.length === count
}
