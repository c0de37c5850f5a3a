import { look } from '../src/look.ts'
import { heads } from '../src/model/heads.ts'
import type { Labelled } from './corpus.ts'
import { draws } from './draws.ts'
import { exampleOf, targetsOf } from './examples.ts'
import type { Example } from './examples.ts'

/** One message in so many is said once more beside another of its language. */
const every = 4
const weight = 0.5
const graveFrom = heads.severity.first + heads.severity.labels.indexOf('high')
const graveUntil = heads.affected.first

/** What two matters in one message are together: as grave as the graver one, with the dangers of both. */
function together(one: Float32Array, other: Float32Array): Float32Array {
  return one.map((target, column) => {
    if (column < graveFrom || column >= graveUntil || column === heads.needsReply.first) return Number.NaN
    const second = other[column] ?? Number.NaN
    if (Number.isNaN(target)) return second
    return Number.isNaN(second) ? target : Math.max(target, second)
  })
}

/**
 * Two messages of one language as one, so that a sentence of danger is heard beside an ordinary matter, and two ordinary matters
 * are no danger. Nothing but dangers is taught by them: what type such a message is, nobody wrote down.
 */
export function besideAnother(corpus: readonly Labelled[], seed: number): Example[] {
  const draw = draws(seed)
  const byLanguage = Map.groupBy(corpus, ({ language }) => language)
  return corpus.flatMap((message, at) => {
    const others = byLanguage.get(message.language) ?? []
    const other = others[Math.floor(draw() * others.length)]
    const isFirst = draw() < 0.5
    if (at % every !== 1 || other === undefined || other === message) return []
    const [first, second] = isFirst ? [message, other] : [other, message]
    const targets = together(targetsOf(message), targetsOf(other))
    return [exampleOf(look(`${first.text}. ${second.text}`).seen, targets, weight)]
  })
}
