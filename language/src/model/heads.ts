import { messageTypes } from '@evenhand/domain/facts/need.ts'
import { tones } from '@evenhand/domain/facts/conduct.ts'

/** What the corpus tells apart; an unsafe product counts as injury there. */
export const learnedRisks = [
  'self-harm',
  'threat-to-others',
  'coercion',
  'minor-in-danger',
  'injury',
  'fraud',
  'bereavement',
  'hardship',
  'disability',
] as const
export type LearnedRisk = (typeof learnedRisks)[number]

/** Severities from nothing to critical; the model answers "at least this one?" for each but the first. */
export const severityScale = ['none', 'low', 'medium', 'high', 'critical'] as const

/** One of several: the columns share a softmax. */
export type Choice = { kind: 'choice'; first: number; labels: readonly string[] }
/** Each column is a yes or no of its own. */
export type Questions = { kind: 'questions'; first: number; labels: readonly string[] }

const type: Choice = { kind: 'choice', first: 0, labels: messageTypes }
const severity: Questions = { kind: 'questions', first: 6, labels: severityScale.slice(1) }
const needsReply: Questions = { kind: 'questions', first: 10, labels: ['needsReply'] }
const risks: Questions = { kind: 'questions', first: 11, labels: learnedRisks }
const now: Questions = { kind: 'questions', first: 20, labels: ['now'] }
const affected: Questions = { kind: 'questions', first: 21, labels: ['other', 'many'] }
const complaint: Questions = { kind: 'questions', first: 23, labels: ['complaint'] }
const deadline: Questions = { kind: 'questions', first: 24, labels: ['deadline'] }
const tone: Choice = { kind: 'choice', first: 25, labels: tones }
const abusive: Questions = { kind: 'questions', first: 29, labels: ['abusive'] }

/** Every judgement, with its columns in the table of weights. */
export const heads = { type, severity, needsReply, risks, now, affected, complaint, deadline, tone, abusive }
export const columns = 30
/** From here on columns may hear the voice; those before see nothing of it. */
export const firstVoiceColumn = 25
