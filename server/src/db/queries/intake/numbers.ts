import { sql } from 'kysely'
import { EvenhandError } from '../../../errors.ts'
import type { Tx } from '../../database.ts'

/**
 * A block of case numbers, which people say on the phone.
 * @returns the first of `count` numbers
 */
export async function takeCaseNumbers(tx: Tx, workspaceId: string, count: number): Promise<number> {
  const { rows } = await sql<{ first: number }>`
    update workspaces set next_case_number = next_case_number + ${count} where id = ${workspaceId}
    returning next_case_number - ${count} as first`.execute(tx)
  const first = rows[0]?.first
  if (first === undefined) throw new EvenhandError('not-found', 'There is no such workspace.')
  return first
}
