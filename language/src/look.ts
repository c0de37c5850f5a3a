import { judge } from './judgement.ts'
import { see } from './model/see.ts'
import type { Rules } from './model/see.ts'
import type { Seen } from './model/features.ts'
import { read } from './reading.ts'
import type { MatterFound, Reading } from './reading.ts'
import { findReferences } from './references.ts'
import { findDangers } from './risks.ts'
import { placesOf, standing } from './signals.ts'
import { tokenise } from './tokens.ts'
import type { Tokens } from './tokens.ts'
import { isUnread } from './unread.ts'
import type { MessageContext } from './understanding.ts'

/** A message before it is judged: its words, what the lexicons found, and what the model will see. */
export type Look = {
  message: Tokens
  reading: Reading
  all: readonly MatterFound[]
  rules: Rules
  references: readonly string[]
  seen: Seen
}

function asksForReference(context: MessageContext | undefined): boolean {
  const last = context?.earlier.at(-1)
  if (last === undefined || last.direction !== 'out') return false
  return /number|reference|nummer|num[eé]ro|n[uú]mero|code|order|bestell|commande|pedido/i.test(last.text)
}

/** The lexicons' own severity of the last thing the customer said before. */
function earlierSeverity(context: MessageContext | undefined): string | null {
  const last = context?.earlier.findLast(turn => turn.direction === 'in')
  return last === undefined ? null : look(last.text).rules.judgement.severity
}

/** Reads one message with the lexicons and lays it out for the model. Linear in the length of the text. */
export function look(text: string, context?: MessageContext): Look {
  const message = tokenise(text)
  const reading = read(message)
  const all = standing(reading)
  const said = placesOf(all)
  const dangers = findDangers(all, said)
  const references = findReferences(message.text, asksForReference(context))
  const judgement = judge(said, dangers, {
    hasQuestionMark: reading.tokens.some(token => token.asks),
    hasReference: references.length > 0,
    wordCount: reading.tokens.length,
    isUnread: () => isUnread(message.words),
  })
  const rules = { said, dangers, judgement, hasReference: references.length > 0 }
  return { message, reading, all, rules, references, seen: see(message, reading, rules, context, earlierSeverity(context)) }
}
