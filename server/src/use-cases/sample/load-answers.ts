import { inWorkspace } from '../../db/database.ts'
import { casesOfMessages } from '../../db/queries/sample.ts'
import { codeOf } from '../../errors.ts'
import { importArticles } from '../answers/import-articles.ts'
import { keepAnswer } from '../answers/keep-answer.ts'
import type { Actor, Context } from '../context.ts'
import type { Loading } from './load-day.ts'

/** The help centre of the company, and the answers that its team kept: through the same doors as on any day. Twice is once. */
export async function loadAnswers(context: Context, loading: Loading, channels: ReadonlyMap<string, string>): Promise<void> {
  const { workspaceId, people, day } = loading
  const person = [...people.values()].find(({ role }) => role === 'lead')
  if (!person) return
  const actor: Actor = { workspaceId, ...person }
  await importArticles(context, actor, { source: 'markdown', files: day.articles, language: null, dryRun: false })
  const channelOf = new Map(day.messages.map(({ id, channel }) => [id, channels.get(channel) ?? '']))
  const asked = day.kept.map(one => ({ channelId: channelOf.get(one.case) ?? '', externalId: one.case }))
  const cases = await inWorkspace(context.db, workspaceId, tx => casesOfMessages(tx, asked))
  for (const one of day.kept) {
    const caseId = cases.get(one.case)
    if (caseId !== undefined) await keep(context, actor, caseId, channelOf.get(one.message) ?? '', one.message)
  }
}

async function keep(context: Context, actor: Actor, caseId: string, channelId: string, externalId: string): Promise<void> {
  const message = await inWorkspace(context.db, actor.workspaceId, tx =>
    tx
      .selectFrom('messages')
      .select('id')
      .where('channel_id', '=', channelId)
      .where('external_id', '=', externalId)
      .executeTakeFirst(),
  )
  if (!message) return
  try {
    await keepAnswer(context, actor, caseId, message.id)
  } catch (error) {
    if (codeOf(error) !== 'conflict') throw error
    context.log.debug({ err: error, externalId }, 'the sample day was refused to keep an answer')
  }
}
