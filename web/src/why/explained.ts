import type { ExplanationAnswer } from '@evenhand/contract/case.ts'
import type { ArithmeticMessages, Message, Sum } from '@evenhand/domain/explanation/message.ts'
import { english } from '@evenhand/domain/explanation/en.ts'
import { render } from '@evenhand/domain/explanation/render.ts'
import { readersTimeZone } from '../ui/time-words.ts'

type Explained = ExplanationAnswer['sentence']

/** The contract carries ids and values; that the id is one of the catalogue is checked here, once. */
function isMessage(said: Explained): said is Explained & Message {
  return said.id in english
}

/**
 * A structured sentence in the reader's words, zone and present. A sentence that a newer server says and this page does not
 * know yet is left out.
 */
export function wordsOf(said: Explained, now: number): string | null {
  return isMessage(said) ? render(said, { timeZone: readersTimeZone(), now }) : null
}

function isSum(message: Message): message is Message<keyof ArithmeticMessages> {
  return message.id.startsWith('sum.')
}

/** What the line of a sum is, e.g. "one-class"; null for another kind of sentence. */
export function sumOf(said: Explained): { term: string; sum: Sum } | null {
  return isMessage(said) && isSum(said) ? { term: said.id.slice('sum.'.length), sum: said.values } : null
}

/** True for a change that changes nothing, which is the point of some of them. */
export function changesNothing(said: Explained): boolean {
  return said.id === 'outcome.unchanged'
}
