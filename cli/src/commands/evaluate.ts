import type { Command } from 'commander'
import type { ExitCode } from '../failure.ts'
import type { Io } from '../io.ts'
import { addEvaluateAnswers } from './evaluate-answers.ts'
import { addEvaluateAudit } from './evaluate-audit.ts'
import { addEvaluateLinkage } from './evaluate-linkage.ts'
import { addEvaluateMessages } from './evaluate-messages.ts'
import { addEvaluateValue } from './evaluate-value.ts'

/** `evenhand evaluate`: how good what we read, find, predict and judge is. */
export function addEvaluate(program: Command, io: Io, end: (code: ExitCode) => void): void {
  const group = program.command('evaluate').description('Measures on labelled data, or on histories of which the truth is known.')
  addEvaluateMessages(group, io)
  addEvaluateAnswers(group, io)
  addEvaluateValue(group, io)
  addEvaluateLinkage(group, io, end)
  addEvaluateAudit(group, io, end)
}
