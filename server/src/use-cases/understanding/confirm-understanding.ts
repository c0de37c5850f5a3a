import { isDeepStrictEqual } from 'node:util'
import type { SeverityFact } from '@evenhand/domain/facts/need.ts'
import type { ServiceFacts } from '@evenhand/domain/facts/tracks.ts'
import { leastToSay, openDoubts } from '@evenhand/domain/severity/doubts.ts'
import { isHappening } from '@evenhand/domain/severity/severity-history.ts'
import { isMoreSevere, type Severity } from '@evenhand/domain/severity/severity.ts'
import { inWorkspace } from '../../db/database.ts'
import * as queries from '../../db/queries/corrections.ts'
import type { Labels } from '../../db/tables/understanding.ts'
import type { CorrectionReason } from '../../db/vocabulary.ts'
import { EvenhandError } from '../../errors.ts'
import { carryOut, clockOf, lockCase, withClock } from '../cases/change-case.ts'
import { reloadCase, type LoadedCase } from '../cases/load-case.ts'
import { openedClock } from '../cases/status-change.ts'
import type { Actor, Context } from '../context.ts'
import type { CaseRecord } from '../deciding/case-record.ts'
import { graverOf, labelsOf, mostTelling, risksAfter, tonesByWeight, typesByWeight } from './labels.ts'
import { builtIn } from './models/model.ts'

export type Confirmation = {
  messageId: string
  labels: Labels
  reason: CorrectionReason
  /** The version of the case that the reader saw. */
  seenVersion: number
  idempotencyKey: string
}

/**
 * Says how a message is to be read: confirms a doubt, dispels it, or corrects what we read. Anyone may say that it is graver; that it
 * is less grave, that a danger is none, or that a grave matter needs no answer, is said by a lead. Who looks at a doubt says how it is,
 * also that it is less, but not less than a person has said before. What the other messages of the case say stays. A graver class counts
 * from the words, because that is when they were said.
 *
 * The same key again changes nothing and answers with the case as it is.
 * @throws EvenhandError `not-found`, `forbidden`, `conflict` when the case has changed since it was looked at
 */
export function confirmUnderstanding(context: Context, actor: Actor, caseId: string, said: Confirmation): Promise<LoadedCase> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const record = await lockCase(tx, caseId)
    const known = await queries.findCorrectionByKey(tx, said.idempotencyKey)
    if (known === undefined) {
      if (record.version !== said.seenVersion) throw changedMeanwhile(record)
      const read = await queries.readMessagesRead(tx, caseId)
      const now = context.clock.now()
      const change = changeOf(record, read, said, now)
      refuse(actor, record, change)
      const id = context.newId()
      const { replaced, facts, target } = factsAfter(record, change, now)
      await queries.insertCorrection(tx, {
        id,
        workspace_id: actor.workspaceId,
        case_id: caseId,
        message_id: said.messageId,
        reason: said.reason,
        before: change.before,
        after: said.labels,
        replaced,
        model: read.find(each => each.id === said.messageId)?.read_by ?? builtIn.version,
        at: now,
        by_user_id: actor.userId,
        idempotency_key: said.idempotencyKey,
      })
      const from = record.decided?.severity ?? 'low'
      const data = { messageId: said.messageId, reason: said.reason, from, to: target, changed: changedLabels(change) }
      const entries = [{ kind: 'understood', subjectId: id, data }] as const
      await carryOut(tx, context, actor, record, { facts, cause: 'understanding', entries, action: 'case.understood', data }, now)
    } else if (known.case_id !== caseId) {
      throw new EvenhandError('conflict', 'This idempotency key belongs to another case.')
    }
    return reloadCase(tx, context, actor, caseId)
  })
}

function changedMeanwhile({ version }: CaseRecord): EvenhandError {
  return new EvenhandError(
    'conflict',
    'Something has happened on this case since you looked. Read it again, then say how it is.',
    {
      details: { version },
    },
  )
}

type Change = {
  before: Labels
  after: Labels
  others: readonly Labels[]
  at: number
  hasDoubt: boolean
  /** Somebody looks at an open doubt. */
  isLook: boolean
}

function changeOf(
  record: CaseRecord,
  read: readonly queries.ReadMessage[],
  { messageId, labels }: Confirmation,
  now: number,
): Change {
  const row = read.find(({ id }) => id === messageId)
  const before = row && effective(row)
  if (!row || !before) throw new EvenhandError('not-found', 'This message is not on this case, or its author has deleted it.')
  const others = read.filter(({ id }) => id !== messageId).flatMap(other => effective(other) ?? [])
  const { need } = record.facts
  const { doubts = [], severity } = need
  const isLook = openDoubts(need).some(each => each.messageId === messageId)
  const doubt = doubts.findLast(each => each.messageId === messageId)
  const at = doubt?.at ?? row.sent_at
  // Whoever judged it since knew the words: what is said now counts from now.
  const isJudgedSince = severity.some(fact => fact.source === 'person' && fact.at >= at)
  return { before, after: labels, others, at: isJudgedSince ? now : at, hasDoubt: doubt !== undefined, isLook }
}

/** What holds of a message: what a person last said, else what was read; nothing once it was deleted. */
function effective({ corrected, understanding }: queries.ReadMessage): Labels | null {
  return corrected ?? (understanding && labelsOf(understanding))
}

/** Who only says again how it was read changes nothing. */
function targetOf(record: CaseRecord, { before, after, others }: Change): Severity {
  const current = record.decided?.severity ?? 'low'
  if (after.severity === before.severity) return current
  const stated = record.facts.need.severity.filter(({ source }) => source === 'records').map(({ severity }) => severity)
  const all = [...others.map(({ severity }) => severity), ...stated].reduce(graverOf, after.severity)
  const gravest = all === 'none' ? 'low' : all
  const isRaised = isMoreSevere(gravest, current)
  const wasHolding = before.severity === 'none' || !isMoreSevere(current, before.severity)
  return isRaised || wasHolding ? gravest : current
}

function refuse(actor: Actor, record: CaseRecord, change: Change): void {
  const { before, after, isLook } = change
  const current = record.decided?.severity ?? 'low'
  const target = targetOf(record, change)
  const gone = before.risks.filter(risk => isHappening(risk) && !after.risks.some(({ kind, now }) => kind === risk.kind && now))
  const leavesUnanswered = before.needsReply && !after.needsReply && isMoreSevere(current, 'medium')
  const lowers = isMoreSevere(current, target) || leavesUnanswered
  if (!lowers && gone.length === 0) return
  const isFree = isLook && gone.length === 0 && !isMoreSevere(leastToSay(record.facts.need), target)
  if (!isFree && actor.role !== 'lead' && actor.role !== 'admin') {
    throw new EvenhandError('forbidden', 'Anyone may say that it is graver; that it is less grave is a lead’s decision.')
  }
  const risks = risksAfter(record.facts.need.risks, change)
  if (isMoreSevere(current, target) && risks.some(isHappening)) {
    throw new EvenhandError('conflict', 'Somebody may be in danger now, so this case stays critical.')
  }
}

function factsAfter(record: CaseRecord, change: Change, now: number) {
  const { before, after, others } = change
  const { need, conduct } = record.facts
  const current = record.decided?.severity ?? 'low'
  const target = targetOf(record, change)
  const stated = statedBy(change, current, target, now)
  const all = [after, ...others]
  const changedNeed = {
    type:
      before.type === after.type
        ? need.type
        : (mostTelling(
            typesByWeight,
            all.map(({ type }) => type),
          ) ?? need.type),
    needsReply: before.needsReply === after.needsReply ? need.needsReply : all.some(({ needsReply }) => needsReply),
    risks: risksAfter(need.risks, change),
  }
  const changedConduct = {
    tone:
      before.tone === after.tone
        ? conduct.tone
        : (mostTelling(
            tonesByWeight,
            all.map(({ tone }) => tone),
          ) ?? conduct.tone),
    abusive: before.abusive === after.abusive ? conduct.abusive : all.some(({ abusive }) => abusive),
  }
  const facts: ServiceFacts = {
    ...woken(record, target, now),
    need: { ...need, ...changedNeed, severity: stated === null ? need.severity : [...need.severity, stated] },
    conduct: { ...conduct, ...changedConduct },
  }
  const replaced = {
    need: { type: need.type, needsReply: need.needsReply, risks: need.risks },
    conduct: { tone: conduct.tone, abusive: conduct.abusive },
    stated,
  }
  return { facts, replaced, target }
}

/** What is said of the severity; nothing where only something else is corrected. */
function statedBy(
  { before, after, at, hasDoubt }: Change,
  current: Severity,
  target: Severity,
  now: number,
): SeverityFact | null {
  if (!hasDoubt && target === current && before.severity === after.severity) return null
  return { at: isMoreSevere(target, current) ? at : now, severity: target, source: 'person' }
}

/** Nobody may put a critical matter aside, so raising one that was put aside takes it up again. */
function woken(record: CaseRecord, target: Severity, now: number): ServiceFacts {
  const clock = clockOf(record)
  return target === 'critical' && clock.status === 'snoozed' ? withClock(record.facts, openedClock(clock, now)) : record.facts
}

/** Names of what was corrected, for history: no words. */
function changedLabels({ before, after }: Change): string[] {
  const names = ['type', 'severity', 'needsReply', 'risks', 'tone', 'abusive'] as const
  return names.filter(name => !isDeepStrictEqual(before[name], after[name]))
}
