import { inWorkspace, type Tx } from '../../db/database.ts'
import { noteAudit } from '../../db/queries/audit.ts'
import { insertLinkChoice, readLinkChoice } from '../../db/queries/links/links.ts'
import { noteEverybody } from '../../db/queries/links/work.ts'
import { enqueue } from '../../db/queries/jobs.ts'
import type { LinkMode } from '../../db/vocabulary.ts'
import type { Actor, Context } from '../context.ts'

/** What likeness may do in a workspace, and who said so. */
export type LinkChoice = { mode: LinkMode; consentFirst: boolean; at: number | null; byUserId: string | null }

/** How many profiles stand in one piece of work. */
export const profilesAtOnce = 500

/** Until somebody chooses, likeness suggests and a person decides. */
export async function linkChoiceInForce(tx: Tx): Promise<LinkChoice> {
  const chosen = await readLinkChoice(tx)
  if (chosen === undefined) return { mode: 'suggest', consentFirst: false, at: null, byUserId: null }
  return { mode: chosen.mode, consentFirst: chosen.consent_first, at: chosen.at, byUserId: chosen.by_user_id }
}

export function loadLinkChoice(context: Context, actor: Actor): Promise<LinkChoice> {
  return inWorkspace(context.db, actor.workspaceId, linkChoiceInForce)
}

/**
 * From now on likeness does this. What was linked or suggested before stays, and can be taken back one by one; who may be found under the new
 * choice is looked for again. The same choice again changes nothing.
 */
export function chooseLinking(
  context: Pick<Context, 'db' | 'clock'>,
  { workspaceId, userId }: Actor,
  { mode, consentFirst }: Pick<LinkChoice, 'mode' | 'consentFirst'>,
): Promise<LinkChoice> {
  return inWorkspace(context.db, workspaceId, async tx => {
    const before = await linkChoiceInForce(tx)
    if (before.at !== null && before.mode === mode && before.consentFirst === consentFirst) return before
    const at = context.clock.now()
    await insertLinkChoice(tx, { workspace_id: workspaceId, mode, consent_first: consentFirst, at, by_user_id: userId })
    const target = { kind: 'workspace', id: workspaceId } as const
    await noteAudit(tx, { workspaceId, at, userId, action: 'linking.chosen', target, data: { mode, consentFirst } })
    if (mode !== 'off') {
      await noteEverybody(tx, workspaceId, profilesAtOnce)
      await enqueue(tx, { task: 'link', workspaceId })
    }
    return { mode, consentFirst, at, byUserId: userId }
  })
}
