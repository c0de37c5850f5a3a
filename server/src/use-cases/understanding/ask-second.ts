import { isGrave, isJudged } from '@evenhand/domain/severity/doubts.ts'
import { isMoreSevere } from '@evenhand/domain/severity/severity.ts'
import { announce } from '../../db/announce.ts'
import { inWorkspace, type Tx } from '../../db/database.ts'
import { readNames } from '../../db/queries/answers/kept.ts'
import * as queries from '../../db/queries/second-readings.ts'
import type { Context } from '../context.ts'
import { decideCases, lockCaseRecords } from '../deciding/decide-cases.ts'
import { withDoubts } from '../intake/middle/doubts.ts'
import { wordsOf } from '../intake/middle/inbound.ts'
import { anonymise } from './anonymise.ts'
import { NoSecondAnswer, type SecondAnswer, type SecondReader } from './second-reader.ts'

type Asking = Pick<Context, 'db' | 'clock' | 'newId' | 'log'> & { secondReader: SecondReader }

const hour = 3_600_000
/** Read hardly surer than not. */
const hardlySure = 0.5
const mostAtOnce = 20

/**
 * Asks a second model about what was read with doubt, after the decision and beside it: nobody waits for the answer, and it decides
 * nothing. Where it finds the matter graver, a person looks.
 * @returns how many were asked about
 */
export async function askSecond(context: Asking, workspaceId: string, signal: AbortSignal): Promise<number> {
  const { db, clock, secondReader } = context
  const asked = await inWorkspace(db, workspaceId, async tx => {
    const now = clock.now()
    const left = secondReader.budgetPerHour - (await queries.countAsked(tx, now - hour))
    if (left <= 0) return []
    const found = await queries.readDoubtful(tx, { since: now - hour, below: hardlySure, most: Math.min(left, mostAtOnce) })
    if (found.length === 0) return []
    const rows = found.map(({ id, case_id }) => ({
      message_id: id,
      workspace_id: workspaceId,
      case_id,
      model: secondReader.model,
      asked_at: now,
    }))
    const ours = await queries.noteAsked(tx, rows)
    return found.filter(({ id }) => ours.has(id))
  })
  for (const message of asked) await askAbout(context, workspaceId, message, signal)
  return asked.length
}

async function askAbout(
  context: Asking,
  workspaceId: string,
  message: queries.DoubtfulMessage,
  signal: AbortSignal,
): Promise<void> {
  const words = wordsOf({ ...(message.subject === null ? {} : { subject: message.subject }), text: message.body })
  const names = await inWorkspace(context.db, workspaceId, tx => readNames(tx, message.case_id))
  const answer = await context.secondReader.read(anonymise(words, names), signal).catch((error: unknown) => {
    if (error instanceof NoSecondAnswer) return error
    throw error
  })
  await inWorkspace(context.db, workspaceId, async tx => {
    const at = context.clock.now()
    if (answer instanceof NoSecondAnswer) {
      context.log.warn({ failure: answer.failure, workspaceId }, 'a second model gave no answer')
      await queries.settle(tx, message.id, { state: 'failed', severity: null, risks: [], failure: answer.failure, at })
    } else {
      await queries.settle(tx, message.id, { state: 'answered', ...answer, failure: null, at })
      await raiseToLook(tx, context, workspaceId, message, answer)
    }
  })
}

/** The most that a second reading does: a person looks, unless one has looked, is to look anyway, or it is as grave already. */
async function raiseToLook(
  tx: Tx,
  context: Asking,
  workspaceId: string,
  { id, case_id, sent_at }: queries.DoubtfulMessage,
  { severity }: SecondAnswer,
): Promise<void> {
  const [record] = await lockCaseRecords(tx, [case_id])
  if (record === undefined || record.joinedInto !== null || severity === 'none' || !isGrave({ severity })) return
  const { need, relationship } = record.facts
  const isAsked = record.obligations.some(({ kind, state }) => kind === 'triage' && state === 'running')
  const isKnown = isJudged(need, { at: sent_at }) || relationship.clock.status === 'resolved'
  if (isAsked || isKnown || !isMoreSevere(severity, record.decided?.severity ?? 'low')) return
  const at = context.clock.now()
  const facts = { ...record.facts, need: { ...need, ...withDoubts(need, [{ at, severity, messageId: id }]) } }
  const entries = [{ kind: 'second-reading', subjectId: id, data: { severity } }] as const
  await announce(tx, workspaceId, await decideCases(tx, context, [{ record, facts, cause: 'understanding', at, entries }]))
}
