import { inWorkspace } from '../../db/database.ts'
import { findPeople, type FoundPerson } from '../../db/queries/person/find-people.ts'
import { loadPerson, type Person } from '../../db/queries/person/person.ts'
import type { Tx } from '../../db/database.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
import { normaliseEmail, normalisePhone } from '../intake/middle/identifiers.ts'

/** Whom a name means that people use: an id, the company's own id, a mail address, a phone number or a handle; none, one or several. */
export function findPerson(context: Context, actor: Actor, named: string): Promise<FoundPerson[]> {
  const exactly = named.trim()
  const names = { exactly, email: normaliseEmail(exactly), phone: normalisePhone(exactly) }
  return inWorkspace(context.db, actor.workspaceId, tx => findPeople(tx, names))
}

/** @throws EvenhandError `not-found` */
export async function requirePerson(tx: Tx, id: string): Promise<Person> {
  const person = await loadPerson(tx, id)
  if (!person) throw new EvenhandError('not-found', 'There is nobody of this id in this workspace, or not any more.')
  return person
}
