import type { MessageType } from '@evenhand/domain/facts/need.ts'
import type { Severity } from '@evenhand/domain/severity/severity.ts'
import type { MatterSignal } from './lexicon/lexicon.ts'
import type { Danger } from './risks.ts'
import { near } from './signals.ts'
import type { Places } from './signals.ts'

/** Words between a problem and "today" or "tomorrow" that still belong together. */
const deadlineReach = 8

export type Judgement = { type: MessageType; severity: Severity | 'none'; needsReply: boolean }

/** What the judgement rests on, besides the words. */
export type Circumstances = { hasQuestionMark: boolean; hasReference: boolean; wordCount: number; isUnread: () => boolean }

function has(said: Places, ...signals: readonly MatterSignal[]): boolean {
  return signals.some(signal => said.has(signal))
}

function dangerSeverity(dangers: readonly Danger[]): Severity | null {
  if (dangers.length === 0) return null
  return dangers.some(danger => danger.now) ? 'critical' : 'high'
}

function problemSeverity(said: Places): Severity | null {
  if (has(said, 'blocked', 'loss', 'cancelled')) return 'high'
  // An earlier contact that is still open is a wait without an answer.
  if (!has(said, 'problem', 'no-answer', 'earlier-contact')) return null
  // Something is wrong and what it was for is today or tomorrow.
  return near(said, 'occasion', 'deadline', deadlineReach) === null ? 'medium' : 'high'
}

function quietType(said: Places, circumstances: Circumstances): MessageType {
  if (has(said, 'spam')) return 'other'
  if (has(said, 'suggestion')) return 'suggestion'
  if (has(said, 'press-enquiry', 'data-request')) return 'request'
  if (has(said, 'praise') && !circumstances.hasQuestionMark && !has(said, 'request', 'question')) return 'praise'
  if (has(said, 'request') && !(circumstances.hasQuestionMark && has(said, 'question'))) return 'request'
  if (has(said, 'question')) return 'question'
  if ((has(said, 'question-word') || circumstances.hasQuestionMark) && circumstances.wordCount > 1) return 'question'
  if (has(said, 'request')) return 'request'
  if (has(said, 'sales', 'job', 'legal')) return 'request'
  if (has(said, 'remark')) return 'problem'
  // What we cannot read may say anything: a person reads it.
  return circumstances.hasReference || circumstances.isUnread() ? 'request' : 'other'
}

/** Type, severity and whether an answer is owed, from what was said. How it was said is not among the arguments. */
export function judge(said: Places, dangers: readonly Danger[], circumstances: Circumstances): Judgement {
  const danger = dangerSeverity(dangers)
  const problem = has(said, 'spam') ? null : problemSeverity(said)
  const severity = danger ?? problem
  const type = problem === null && danger !== 'critical' ? quietType(said, circumstances) : 'problem'
  // A widow's thanks are thanks, a mourner's question is a question; only the care they are met with differs.
  if (severity !== null && !(danger === 'high' && problem === null && type === 'praise')) {
    return { type: type === 'request' || type === 'question' ? type : 'problem', severity, needsReply: true }
  }
  const isQuiet = type === 'praise' || type === 'other'
  return { type, severity: isQuiet ? 'none' : 'low', needsReply: !isQuiet }
}
