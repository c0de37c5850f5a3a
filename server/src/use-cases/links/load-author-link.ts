import { inWorkspace, type Tx } from '../../db/database.ts'
import { readLinksWithCustomers, readProfileOfCase, readProfileObjection } from '../../db/queries/links/links.ts'
import type { LinkWithCustomer } from '../../db/queries/links/links.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
import { linkChoiceInForce } from './link-choice.ts'

/** Who is behind a profile, how it is known, and what a person took back. */
export type AuthorLink = {
  profileId: string
  link: LinkWithCustomer | null
  former: LinkWithCustomer[]
  objects: boolean
  consentFirst: boolean
}

/** Who the author of a case is. @throws EvenhandError `not-found` */
export function loadCaseLink(context: Context, actor: Actor, caseId: string): Promise<AuthorLink> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const profileId = await readProfileOfCase(tx, caseId)
    if (profileId === null) throw new EvenhandError('not-found', 'There is no such case in this workspace.')
    return readAuthorLink(tx, profileId)
  })
}

export function loadAuthorLink(context: Context, actor: Actor, profileId: string): Promise<AuthorLink> {
  return inWorkspace(context.db, actor.workspaceId, tx => readAuthorLink(tx, profileId))
}

async function readAuthorLink(tx: Tx, profileId: string): Promise<AuthorLink> {
  const links = await readLinksWithCustomers(tx, profileId)
  const { consentFirst } = await linkChoiceInForce(tx)
  return {
    profileId,
    link: links.find(({ undone_at }) => undone_at === null) ?? null,
    former: links.filter(({ undone_by }) => undone_by !== null),
    objects: await readProfileObjection(tx, profileId),
    consentFirst,
  }
}
