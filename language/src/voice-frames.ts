import type { VoiceSignal } from './lexicon/lexicon.ts'
import { foldWord } from './normalise.ts'
import type { Token } from './tokens.ts'

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .split(/\s+/)
      .map(foldWord)
      .filter(word => word !== ''),
  )

/** Small words that only frame an insult or a claim of audience: "you are a bunch of …", "I have … on Instagram". */
const frames = wordsOf(`
  you are all a an bunch of such i have got my we what the to on over with this it will ll m re guys lot u ve
  ihr seid doch ein eine ein haufen so was für ich habe hab mein meine bin auf damit das gehe alle bande
  vous êtes êtes une un bande de d des du j ai je mes les bien sur tu es quelle quels à la le
  sois unos unas una un son eres sos tengo mis yo voy a la panda de qué menudos menudas los las
  siete degli dei delle un una branco di ho miei i sei che chiamo
  jullie zijn een stel stelletje ik heb mijn met naar de het wat ben op
  vocês são uns umas um bando de seus suas tenho meus os vou que
  jesteście jesteś bandą banda mam moje moich do idę z tym co za
  hepiniz siz siz bir benim var takipçim bin bunu sizi`)

/** Opens a condition: "If nobody answers, I go to the press" threatens, condition and all. */
const conditions = wordsOf(
  'if unless until otherwise or wenn sonst si sans sinon sin se altrimenti als anders caso senão jeśli jak inaczej cevap eğer yoksa',
)

const framed: ReadonlySet<VoiceSignal> = new Set(['insult', 'publicity'])
const farthest = 6

/**
 * A found insult or threat of publicity with the words that only frame it, so that nothing of it is left among what is said.
 * @returns first and after-last place among all words
 */
export function withFrame(
  words: readonly Token[],
  signal: VoiceSignal,
  first: number,
  end: number,
): [first: number, end: number] {
  if (signal === 'politeness') return [first - joined(words, first), end]
  if (!framed.has(signal)) return [first, end]
  let start = first
  while (start > 0 && words[start]?.breakBefore !== 2 && first - start < farthest && frames.has(words[start - 1]?.word ?? ''))
    start -= 1
  if (signal === 'publicity') start = conditionBefore(words, start) ?? start
  let after = end
  while (
    after < words.length &&
    words[after]?.breakBefore !== 2 &&
    after - end < farthest &&
    frames.has(words[after]?.word ?? '')
  )
    after += 1
  // Frames lead up to something; words before the next matter belong to it.
  const isClosed = after === words.length || words[after]?.breakBefore === 2
  return [start, isClosed ? after : end]
}

/** "… and a greeting": the words that hang politeness on what is said. */
const joints = wordsOf('and y e et und en i ve oraz un una ein eine een uma um une')

function joined(words: readonly Token[], first: number): number {
  let count = 0
  while (
    count < 2 &&
    first - count > 0 &&
    words[first - count]?.breakBefore === 0 &&
    joints.has(words[first - count - 1]?.word ?? '')
  )
    count += 1
  return count
}

const answering =
  /^(?:nobody|noone|anybody|anyone|keiner|niemand|personne|nadie|nessuno|ninguem|nikt|kimse|answer|repl[iy]|respon|antwo|repon|contest|rispond|odpow|cevap|gelmez|dont|doesnt|wont|not?|ne|nie)/

/** Where a condition that speaks of answering and of nothing else begins; "if the smoke does not stop" is what is said, and stays. */
function conditionBefore(words: readonly Token[], start: number): number | null {
  for (let at = start - 1; at >= 0 && start - at <= farthest; at--) {
    if (words[at + 1]?.breakBefore === 2) return null
    const word = words[at]?.word ?? ''
    if (conditions.has(word)) return at
    if (!frames.has(word) && !answering.test(word)) return null
  }
  return null
}

const employs = wordsOf('at for with from bei von für vom beim chez pour de du a en para per di van voor w dla')
const articles = wordsOf('the der die das dem den le la les l el los il lo i gli o os de het een')

/** The place of the name after "at": one word, and an article before it. */
function nameEnd(content: readonly Token[], at: number): number {
  const isArticle = articles.has(content[at + 1]?.word ?? '')
  let last = at
  for (let left = isArticle ? 2 : 1; left > 0 && content[last + 1]?.breakBefore === 0; left--) last += 1
  return last
}

/**
 * Words by which an author claims to be of the press, with the name of the paper: whoever says so is heard like everybody.
 * @param claimed where such words begin and end in the text
 */
export function withoutClaims(content: readonly Token[], claimed: readonly { start: number; end: number }[]): Token[] {
  const dropped = new Set<Token>()
  for (const claim of claimed) {
    const first = content.findIndex(({ start }) => start >= claim.start)
    let last = content.findLastIndex(({ end }) => end <= claim.end)
    if (first < 0 || last < first) continue
    let from = first
    while (from > 0 && first - from < 3 && content[from]?.breakBefore === 0 && frames.has(content[from - 1]?.word ?? ''))
      from -= 1
    const isNamed = employs.has(content[last]?.word ?? '')
    if (isNamed || employs.has(content[last + 1]?.word ?? '')) last = nameEnd(content, isNamed ? last : last + 1)
    for (let at = from; at <= last; at++) {
      const token = content[at]
      if (token !== undefined) dropped.add(token)
    }
  }
  return dropped.size === 0 ? [...content] : content.filter(token => !dropped.has(token))
}
