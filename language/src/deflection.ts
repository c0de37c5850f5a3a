import { courtesies, namesWhat, privateMessages, saysWhy, sentAlready } from './deflection-words.ts'
import { tokenise } from './tokens.ts'
import type { Token } from './tokens.ts'

/** What a reply leaves open that only sends the customer elsewhere: what they are to write there, and why. */
export type Deflection = { missing: readonly ('what' | 'why')[] }

/**
 * "Please DM us" is no first response unless it says what is needed and why (decision model, "Promise"). Says whether a reply of
 * ours is only that, in the nine languages of the lexicons. A reply that also helps is an answer, wherever it points afterwards.
 *
 * Deaf to manners: apologies, thanks and promises to look into it neither make an answer nor unmake one. Linear in the text;
 * never throws.
 * @returns null for an answer; otherwise what to add
 * @example deflectionOf('So sorry! Please DM us.') // { missing: ['what', 'why'] }
 * @example deflectionOf('Please DM us your order number, so that we can find the parcel.') // null
 */
export function deflectionOf(text: string): Deflection | null {
  const clauses = clausesOf(tokenise(text).words)
  const read = clauses.map(words => ({ words, isCourtesy: courtesies.test(words), sendsAway: sendsAway(words) }))
  if (!read.some(clause => clause.sendsAway)) return null
  if (read.some(({ words, isCourtesy, sendsAway: away }) => !away && saysSomething(words, isCourtesy))) return null
  const missing: ('what' | 'why')[] = []
  if (!read.some(({ words, isCourtesy, sendsAway: away }) => (away || !isCourtesy) && namesWhat.test(words))) missing.push('what')
  if (!clauses.some(words => saysWhy.test(words))) missing.push('why')
  return missing.length === 0 ? null : { missing }
}

function sendsAway(words: string): boolean {
  return privateMessages.test(words) && !sentAlready.test(words)
}

/** A clause of manners may be long before it says anything; any other says something with three words of weight, or a number. */
function saysSomething(words: string, isCourtesy: boolean): boolean {
  const weighty = words.split(' ').filter(word => word.length >= 4 && !light.has(word)).length
  return isCourtesy ? weighty >= 9 : weighty >= 3 || /\d/.test(words)
}

/** Folded words between commas and stops. */
function clausesOf(words: readonly Token[]): string[] {
  const clauses: string[] = []
  for (const { word, breakBefore } of words) {
    const last = clauses.length - 1
    if (last < 0 || breakBefore > 0) clauses.push(word)
    else clauses[last] += ` ${word}`
  }
  return clauses
}

/** Long enough to be counted, and yet without weight. */
const light = new Set(
  `please this that these those have with your from want like what when would could need more some will here there they them then
  about been were being feel sure just also able know even very much bitte ihre ihnen diese dieser dieses haben sein sind eine einen
  vous votre avec pour dans cette nous etes avez para esta este usted ustedes tienes nuestro nuestra questo questa vostro vostra hai
  voce seus suas nosso nossa isso deze onze jouw hebt hebben graag prosimy prosze jest panstwo lutfen bize sizin size bunu`.split(
    /\s+/,
  ),
)
