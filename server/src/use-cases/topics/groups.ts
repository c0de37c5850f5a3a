import { inWorkspace } from '../../db/database.ts'
import type { Tx } from '../../db/database.ts'
import { sql } from 'kysely'
import { noteAudit } from '../../db/queries/audit.ts'
import { enqueue } from '../../db/queries/jobs.ts'
import { noteGroupChange } from '../../db/queries/topics/catalogue.ts'
import { listGroups as listGroupRows } from '../../db/queries/topics/group-list.ts'
import type { ListedGroup } from '../../db/queries/topics/group-list.ts'
import { membersSql, mergeGroup as mergeRow, rootsOf } from '../../db/queries/topics/groups.ts'
import type { RowOf } from '../../db/tables.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor } from '../context.ts'
import type { TopicsContext } from './topics-context.ts'
import { insertTopic } from './catalogue.ts'
import type { TopicInput } from './catalogue.ts'
import { daysRead } from './read-topics.ts'
import { leastShown } from './save-groups.ts'

const mostShown = 60

export function listGroups({ db, clock }: TopicsContext, actor: Actor): Promise<ListedGroup[]> {
  return inWorkspace(db, actor.workspaceId, tx => listGroupRows(tx, clock.now(), daysRead, leastShown, mostShown))
}

/** A person's name for a group stays, whatever its messages say later. @throws EvenhandError `not-found` */
export function renameGroup(context: TopicsContext, actor: Actor, id: string, name: string): Promise<void> {
  return change(context, actor, 'group.renamed', id, async tx => {
    await tx.updateTable('discovered_groups').set({ name, named_by: actor.userId }).where('id', '=', id).execute()
  })
}

/** Its messages, also those to come, count in the other one. @throws EvenhandError `not-found`, `invalid` */
export function mergeGroup(context: TopicsContext, actor: Actor, id: string, intoId: string): Promise<void> {
  return change(context, actor, 'group.merged', id, async tx => {
    await existing(tx, intoId)
    const into = (await rootsOf(tx, [intoId])).get(intoId) ?? intoId
    if (into === id) throw new EvenhandError('invalid', 'A group cannot be merged into itself, or into a part of itself.')
    await mergeRow(tx, { from: id, into, at: context.clock.now(), by: actor.userId })
    await sql`delete from groups_kept_apart where (one, other) in ((${id}::uuid, ${into}::uuid), (${into}::uuid, ${id}::uuid))`.execute(
      tx,
    )
  })
}

/** Takes a merge back; likeness never repeats it. @throws EvenhandError `not-found`, `invalid` */
export function splitGroup(context: TopicsContext, actor: Actor, id: string): Promise<void> {
  return change(context, actor, 'group.split', id, async (tx, group) => {
    if (group.merged_into === null) throw new EvenhandError('invalid', 'This group is not merged into another one.')
    await sql`insert into groups_kept_apart (workspace_id, one, other) values (${actor.workspaceId}, ${id}, ${group.merged_into})
      on conflict do nothing`.execute(tx)
    await tx
      .updateTable('discovered_groups')
      .set({ merged_into: null, merged_at: null, merged_by: null })
      .where('id', '=', id)
      .execute()
  })
}

/** A topic of the company's own, to which the messages of the group belong. @throws EvenhandError as `addTopic` */
export function makeTopic(context: TopicsContext, actor: Actor, id: string, input: TopicInput): Promise<void> {
  return change(context, actor, 'group.made-topic', id, async tx => {
    const topicId = context.newId()
    await insertTopic(tx, context, actor, topicId, input)
    await tx
      .updateTable('discovered_groups')
      .set({ topic_id: topicId, name: input.name, named_by: actor.userId })
      .where('id', '=', id)
      .execute()
    await sql`insert into message_topics (workspace_id, message_id, topic_id, sent_at, words)
      ${membersSql(id)}
      select ${actor.workspaceId}::uuid, m.message_id, ${topicId}::uuid, m.sent_at, '{}' from group_messages m
      where m.group_id in (select id from down) on conflict do nothing`.execute(tx)
  })
}

type Work = (tx: Tx, group: RowOf<'discovered_groups'>) => Promise<void>

function change(context: TopicsContext, actor: Actor, action: string, id: string, work: Work): Promise<void> {
  const { workspaceId, userId } = actor
  return inWorkspace(context.db, workspaceId, async tx => {
    await work(tx, await existing(tx, id))
    await noteGroupChange(tx, workspaceId)
    await noteAudit(tx, { workspaceId, at: context.clock.now(), userId, action, target: { kind: 'group', id } })
    await enqueue(tx, { task: 'topics', workspaceId })
  })
}

async function existing(tx: Tx, id: string): Promise<RowOf<'discovered_groups'>> {
  const group = await tx.selectFrom('discovered_groups').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (group === undefined) throw new EvenhandError('not-found', 'There is no such group in this workspace.')
  return group
}
