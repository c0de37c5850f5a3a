import { loadPerson } from '../../db/queries/person/person.ts'
import { eraseIn } from '../person/erase-person.ts'
import { objectOf, type Handled, type Taking } from './taking.ts'

/** The shop was asked to forget somebody: they go here too, whole. Whom it never told of, nobody here knows. */
export async function takeErasure(taking: Taking, { id }: { id: string }): Promise<Handled> {
  const { saving, context } = taking
  const known = await objectOf(taking, 'customer', id)
  if (known === undefined || known.row_id === null) return known === undefined ? 'nobody' : 'erased'
  const person = await loadPerson(saving.tx, known.row_id)
  if (person === undefined) return 'nobody'
  await eraseIn(saving.tx, context, { workspaceId: saving.workspaceId, userId: null }, person)
  return 'saved'
}
