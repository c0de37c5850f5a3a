import { runsOf } from './block-keys.ts'
import { wordsOf } from './en.ts'
import type { Field } from './fields.ts'
import { judge } from './judge.ts'
import type { Judged, Knowledge } from './judge.ts'
import type { Person } from './person.ts'
import { amongRivals } from './rivals.ts'

/** From this probability on a customer is suggested to a person. */
export const suggestedFrom = 0.9
/**
 * From this probability on likeness may link by itself, where a workspace has decided so on record. A wrong link shows one person's case to
 * another, so it stands far above what is suggested; orders need more than any likeness.
 */
export const linkedFrom = 0.99
/** The same beside somebody else who may well be meant: a language or a letter does not decide between two people of one name. */
const besideRival = 0.98
/** Pairs below this probability are nobody's rivals. */
const least = 0.005

/** One reason in words, with its weight in bits: 10 makes it a thousand times likelier that it is one person. */
export type Reason = { field: Field; words: string; weight: number }
export type Likely = {
  id: string
  probability: number
  /** How probable it would be without the others. */
  alone: number
  reasons: Reason[]
}

/**
 * Which of the customers that share a key with a profile it may be, the likeliest first. They share their probability: of two of one name
 * none is likely, also where the two may be one person who was entered twice, because only one of them could be linked.
 * @param seen is told how each pair compares, for learning
 */
export function whoItMayBe(
  profile: Person,
  customers: readonly Person[],
  knowledge: Knowledge,
  seen: (judged: Judged) => void = () => undefined,
): Likely[] {
  const judged = customers.map(customer => judge(withoutItsName(profile, customer), customer, knowledge))
  for (const each of judged) seen(each)
  // What is hopeless takes nothing from the others.
  const heard = judged
    .map(({ probability }, at) => ({ left: 0, right: at + 1, probability }))
    .filter(pair => pair.probability > least)
  const shared = amongRivals(heard, () => 0)
  const probabilities = new Map(shared.map(({ right, probability }) => [right - 1, probability]))
  const found = customers.map((customer, at) => ({
    id: customer.id,
    probability: probabilities.get(at) ?? judged[at]?.probability ?? 0,
    alone: judged[at]?.probability ?? 0,
    reasons: (judged[at]?.evidence ?? []).map(({ field, level, weight }) => ({
      field,
      words: wordsOf({ field, level, weight }, profile, customer),
      weight: Math.round(weight * 10) / 10,
    })),
  }))
  return found.toSorted((a, b) => b.probability - a.probability || (a.id < b.id ? -1 : 1))
}

/** The one who may be suggested to a person; null where nobody is likely enough, or somebody else nearly as likely. */
export function suggestedOf([best, next]: readonly Likely[]): Likely | null {
  if (best === undefined) return null
  const hasRival = next !== undefined && next.alone >= 0.5
  return best.probability >= (hasRival ? besideRival : suggestedFrom) ? best : null
}

/**
 * A handle that is only the name again says nothing that the name has not said, and every other Maria Gomez may have it too. With digits that
 * stand in an address of the customer as well, it does.
 */
function withoutItsName(profile: Person, customer: Person): Person {
  const { given, family, handles } = profile
  if (given === '' || family === '' || handles.length === 0) return profile
  if (customer.handles.length === 0) return { ...profile, handles: [] }
  const runs = runsOf(given, family)
  const telling = handles.filter(
    handle => !runs.includes(handle.replaceAll(/\d+/g, '')) || (/\d/.test(handle) && customer.handles.includes(handle)),
  )
  return telling.length === handles.length ? profile : { ...profile, handles: telling }
}
