import type { Instant } from '../time/instant.ts'
import { englishTimes } from './en-times.ts'
import { english } from './en.ts'
import type { Catalogue, Message, MessageId, Writer } from './message.ts'

/** `timeZone`: IANA name of the reader's zone. `now`: what today and past are measured by. */
export type RenderOptions = { timeZone: string; now: Instant }

/**
 * Puts a message into words, in the reader's own zone and as of the reader's own moment: what was still ahead when the decision was
 * made is told as missed once it has passed.
 * @throws RangeError when the time zone is not known
 * @example render(explain(facts, decision, policy).sentence, { timeZone: 'Europe/Berlin', now })
 */
export function render(message: Message, options: RenderOptions): string {
  const { now } = options
  const write: Writer = {
    message: inner => inWords(english, inner, write),
    ...englishTimes(options),
    isPast: at => at.instant < now,
  }
  return write.message(message)
}

function inWords<Id extends MessageId>(catalogue: Catalogue<Id>, message: Message<Id>, write: Writer): string {
  return catalogue[message.id](message.values, write)
}
