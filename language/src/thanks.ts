import type { Token } from './tokens.ts'
import { plainWord } from './words.ts'
import type { Word } from './words.ts'

const thanks = new Set(
  `thanks thank thx thnx tnx ty tks thanx cheers danke dankeschon dank merci gracias grazie bedankt dankjewel dankuwel obrigado obrigada
  dziekuje dzieki tesekkurler tesekkur sagol sagolun`
    .split(/\s+/)
    .map(plainWord),
)
/** Words that belong to thanks that stand alone. */
const around = new Set(
  `you u so much very a lot again all guys team many vielen schonen besten herzlichen sehr lieben schon mal beaucoup bien mille muchas muchisimas
  mil tante heel erg hartelijk je wel u muito muitissimo bardzo serdecznie z gory cok ederim et vous de por adelantado d avance kindly have in
  advance for your help any tante mich im voraus per favor favore aiuto`
    .split(/\s+/)
    .map(plainWord),
)

const mostThanks = 20

const [thanking, standingAround] = [1, 2]

function roleOf({ plain }: Word): number {
  return (thanks.has(plain.text) ? thanking : 0) | (around.has(plain.text) ? standingAround : 0)
}

function plays(role: number, token: Token | undefined): boolean {
  if (token === undefined) return false
  const { word } = token.written
  word.thanks ??= roleOf(word)
  return (word.thanks & role) !== 0
}

/**
 * Places of thanks that stand by themselves ("…, thanks.", "Merci beaucoup !"): in a message that says something else they are politeness, which
 * is taken out like all politeness. Thanks for something ("thank you for waiting") are what is said, and stay.
 * @example bareThanks(tokenise('where is my bag? Thanks a lot').words) // [4, 5, 6]
 */
export function bareThanks(words: readonly Token[]): number[] {
  const places: number[] = []
  for (let at = 0; at < words.length && places.length < mostThanks; at++) {
    if (!plays(thanking, words[at])) continue
    const [start, end] = extent(words, at)
    if (isClosed(words, start, end)) for (let place = start; place < end; place++) places.push(place)
    at = end - 1
  }
  return places
}

function extent(words: readonly Token[], at: number): [start: number, end: number] {
  let start = at
  while (start > 0 && words[start]?.breakBefore === 0 && at - start < 2 && plays(standingAround, words[start - 1])) start -= 1
  let end = at + 1
  while (end < words.length && words[end]?.breakBefore === 0 && end - at < 5 && plays(standingAround, words[end])) end += 1
  return [start, end]
}

/** Nothing follows in the same breath, and it is not "no thanks to you". */
function isClosed(words: readonly Token[], start: number, end: number): boolean {
  return (
    end === words.length || words[end]?.breakBefore !== 0 || (start > 0 && words[start]?.breakBefore === 2 && end - start > 3)
  )
}
