import { inWorkspace, type Tx } from '../../db/database.ts'
import { noteAudit } from '../../db/queries/audit.ts'
import * as queries from '../../db/queries/record-sources.ts'
import type { SourceRow } from '../../db/queries/record-sources.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'

export type LoadedSource = { source: SourceRow; hasSecret: boolean }
export type SourceInput = { kind: SourceRow['kind']; name: string; secret?: string | undefined }
export type SourceUpdate = { secret?: string | undefined; disabled?: boolean | undefined }

/** As long as vendors sign with both while a secret is rolled. */
const overlapMs = 24 * 3_600_000

export function listSources(context: Context, actor: Actor): Promise<LoadedSource[]> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const withSecret = await queries.sourcesWithSecret(tx)
    return (await queries.readSources(tx)).map(source => ({ source, hasSecret: withSecret.has(source.id) }))
  })
}

/** Makes an address; the vendor shows its secret when the address has been entered there. @throws EvenhandError `conflict` for a name that is taken */
export function addSource(context: Context, actor: Actor, { kind, name, secret }: SourceInput): Promise<LoadedSource> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const source: SourceRow = {
      id: context.newId(),
      workspace_id: actor.workspaceId,
      kind,
      name,
      created_at: context.clock.now(),
      disabled_at: null,
      heard_at: null,
    }
    if (!(await queries.insertSource(tx, source)))
      throw new EvenhandError('conflict', `There is a source called ${name} already. Choose another name.`, {
        details: { path: 'name' },
      })
    if (secret !== undefined) await setSecret(tx, context, source, secret)
    await log(tx, context, actor, source.id, 'source.added')
    return { source, hasSecret: secret !== undefined }
  })
}

/** A new secret, beside which the former one is taken for a day; or on and off. @throws EvenhandError `not-found` */
export function updateSource(
  context: Context,
  actor: Actor,
  id: string,
  { secret, disabled }: SourceUpdate,
): Promise<LoadedSource> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const before = await queries.readSource(tx, id)
    if (before === undefined) throw new EvenhandError('not-found', 'There is no such source in this workspace.')
    if (secret !== undefined) {
      await setSecret(tx, context, before, secret)
      await log(tx, context, actor, id, 'source.secret-set')
    }
    if (disabled !== undefined) {
      await queries.switchSource(tx, id, disabled ? (before.disabled_at ?? context.clock.now()) : null)
      await log(tx, context, actor, id, disabled ? 'source.disabled' : 'source.enabled')
    }
    const source = (await queries.readSource(tx, id)) ?? before
    return { source, hasSecret: (await queries.sourcesWithSecret(tx)).has(id) }
  })
}

async function setSecret(tx: Tx, context: Context, source: SourceRow, secret: string): Promise<void> {
  const at = context.clock.now()
  await queries.changeSourceSecret(tx, {
    id: context.newId(),
    workspaceId: source.workspace_id,
    sourceId: source.id,
    sealed: context.secrets.seal(secret),
    at,
    formerUntil: at + overlapMs,
  })
}

function log(tx: Tx, context: Context, actor: Actor, id: string, action: string): Promise<void> {
  const { workspaceId, userId } = actor
  return noteAudit(tx, { workspaceId, at: context.clock.now(), userId, action, target: { kind: 'source', id } })
}
