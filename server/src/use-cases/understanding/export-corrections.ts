import { inWorkspace } from '../../db/database.ts'
import { readTaught, type TaughtMessage } from '../../db/queries/corrections.ts'
import type { Actor, Context } from '../context.ts'
import { wordsOf } from '../intake/middle/inbound.ts'

const pageSize = 500

/**
 * What people have said of messages, to be learned from: one JSON object each, as `evenhand train --from-corrections` takes them. Read
 * anew at every export, so words that were deleted since are never among them.
 */
export async function* exportCorrections(context: Context, actor: Actor): AsyncGenerator<string> {
  for await (const message of taughtMessages(context, actor)) yield `${JSON.stringify(message)}\n`
}

/** Each message that a person has labelled, oldest first. */
export async function* taughtMessages({ db }: Pick<Context, 'db'>, actor: Actor): AsyncGenerator<Taught> {
  let after: { at: number; id: string } | null = null
  for (;;) {
    const place = after
    const rows: TaughtMessage[] = await inWorkspace(db, actor.workspaceId, tx => readTaught(tx, place, pageSize))
    for (const row of rows) yield taughtBy(row)
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageSize) return
    after = { at: last.at, id: last.id }
  }
}

export type Taught = ReturnType<typeof taughtBy>

function taughtBy({ id, subject, body, language, after }: TaughtMessage) {
  return {
    id,
    language: language ?? 'und',
    text: wordsOf({ ...(subject === null ? {} : { subject }), text: body }),
    type: after.type,
    needsReply: after.needsReply,
    severity: after.severity,
    tone: after.tone,
    abusive: after.abusive,
    // A star: it happens now, as in the corpus.
    risks: after.risks.map(({ kind, now }) => (now ? `${kind}*` : kind)),
  }
}
