import { edits } from '@evenhand/domain/linkage/similarity.ts'
import { readInWorkspace, type Tx } from '../../db/database.ts'
import * as queries from '../../db/queries/people.ts'
import { together } from '../../db/together.ts'
import type { Actor, Context } from '../context.ts'
import { normaliseEmail, normalisePhone } from '../intake/middle/identifiers.ts'
import { isSpoken, phoneWords, wordsOf } from './people-words.ts'

export type PersonFound = queries.FoundRow & { by: queries.ExactPerson['by'] | 'words' | 'likeness' }

/** More than anybody reads; who is not among them types another word. */
const mostLooked = 300
const mostWords = 6
const mostLike = 40

/**
 * People by anything: a name, handle, mail address, phone number, customer number or order number; with typing mistakes in names. What
 * fits to the letter comes first, then who has the words; only where nobody has them is it asked what looks like them.
 */
export function findPeople(context: Pick<Context, 'db'>, actor: Actor, q: string, limit: number): Promise<PersonFound[]> {
  return readInWorkspace(context.db, actor.workspaceId, async tx => {
    const words = askedWords(q)
    const [exact, ...known] = await together<[queries.ExactPerson, ...queries.LikeWord[]]>(tx, [
      queries.peopleExactly(actor.workspaceId, exactForms(q), orderForm(q)),
      ...words.map(word => queries.wordsLike(word, neverMistyped, mostLike)),
    ])
    const ranked: Ranked = new Map(exact.map(({ customer_id, by }) => [customer_id, { by, score: exactly }]))
    const asWritten = ranked.size > 0 ? ranked : await whoHas(tx, words, known)
    const best = asWritten.size > 0 ? asWritten : await whoLooksLike(tx, words)
    return inOrder(tx, best, limit)
  })
}

type Ranked = Map<string, { by: PersonFound['by']; score: number }>
const neverMistyped: queries.Mistypings = { slips: [], patterns: [] }

async function inOrder(tx: Tx, ranked: Ranked, limit: number): Promise<PersonFound[]> {
  const best = [...ranked].toSorted((a, b) => b[1].score - a[1].score).slice(0, limit * 3)
  const rows = await queries.peopleRows(
    tx,
    best.map(([id]) => id),
  )
  return rows
    .map(row => ({ ...row, by: ranked.get(row.id)?.by ?? ('words' as const) }))
    .toSorted((a, b) => scoreOf(ranked, b.id) - scoreOf(ranked, a.id) || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
}

async function whoLooksLike(tx: Tx, words: readonly string[]): Promise<Ranked> {
  const asked = words.map(word => queries.wordsLike(word, { slips: slipsOf(word), patterns: patternsOf(word) }, mostLike))
  return whoHas(tx, words, await together<queries.LikeWord[]>(tx, asked))
}

const exactly = 100

function scoreOf(ranked: ReadonlyMap<string, { score: number }>, id: string): number {
  return ranked.get(id)?.score ?? 0
}

/** As identifiers are stored. */
function exactForms(q: string): string[] {
  const phone = phoneWords(q).length > 0 ? [normalisePhone(q)] : []
  return [...new Set([q, q.replace(/^[@#]/, ''), normaliseEmail(q), ...phone])].filter(form => form !== '')
}

/** As order numbers are stored: capital letters and digits. */
function orderForm(q: string): string {
  return q.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
}

/** @param like of each word, the words that may have been meant */
async function whoHas(tx: Tx, words: readonly string[], like: readonly (readonly queries.LikeWord[])[]): Promise<Ranked> {
  const likeness = new Map<string, number>()
  const groups = words.map((word, i) => {
    const meant = (like[i] ?? []).map(known => likenessOf(word, known)).filter(known => known.likeness > 0)
    // A number is nobody's spoken word; it stands in the list of a person as it is.
    for (const known of [...meant, { word, likeness: 3 }]) {
      likeness.set(known.word, Math.max(known.likeness, likeness.get(known.word) ?? 0))
    }
    return [...new Set([word, ...meant.map(known => known.word)])]
  })
  const people = await queries.peopleWith(tx, groups, mostLooked)
  return new Map(
    people.map(({ customer_id, words: theirs }) => {
      const best = groups.map(group =>
        Math.max(...group.filter(word => theirs.includes(word)).map(word => likeness.get(word) ?? 0)),
      )
      const score = best.reduce((sum, one) => sum + one, 0) / best.length
      return [customer_id, { by: Math.min(...best) >= 2 ? ('words' as const) : ('likeness' as const), score }]
    }),
  )
}

/** As people mistype: of a short word one letter, of a longer one two. */
function likenessOf(asked: string, { word, likeness }: queries.LikeWord): queries.LikeWord {
  if (likeness >= 2) return { word, likeness }
  const most = asked.length < 6 ? 1 : 2
  const wrong = edits(asked, word, most)
  return { word, likeness: wrong > most ? 0 : 1 - wrong / asked.length }
}

/** Two letters swapped, or one too many: what looks too different to be found by its letters. */
function slipsOf(word: string): string[] {
  if (!isSpoken(word) || word.length > 30) return []
  const slips = new Set<string>([''])
  for (let i = 0; i < word.length; i += 1) {
    slips.add(word.slice(0, i) + word.slice(i + 1))
    if (i > 0) slips.add(word.slice(0, i - 1) + (word[i] ?? '') + (word[i - 1] ?? '') + word.slice(i + 1))
  }
  slips.delete(word)
  return [...slips]
}

/** A letter left out or mistaken in a short word: too little is left of it to look alike. The first letter is right, as it mostly is. */
function patternsOf(word: string): string[] {
  if (!isSpoken(word) || word.length > 5) return []
  const places = Array.from({ length: word.length }, (_, i) => i + 1)
  const left = places.map(at => `${word.slice(0, at)}_${word.slice(at)}`)
  const mistaken = places.slice(0, -1).map(at => `${word.slice(0, at)}_${word.slice(at + 1)}`)
  return [...left, ...mistaken]
}

/** The longest words tell most; of a mail address what stands before the @; a phone number is one word. */
function askedWords(q: string): string[] {
  const phone = phoneWords(q)
  if (phone.length > 0) return phone.slice(-1)
  const words = [...new Set(wordsOf(q.replace(/(?<=\S)@\S*/, ' ')))]
  return words.toSorted((a, b) => b.length - a.length).slice(0, mostWords)
}
