import type { Reading } from '../reading.ts'
import type { Tokens } from '../tokens.ts'

const faces: readonly (readonly [name: string, signs: RegExp])[] = [
  ['laughing', /[😂🤣😆😹]|\b(?:lol|lmao|haha\w*|jaja\w*|mdr|ptdr|kkk+)\b|x[dD]\b/u],
  ['happy', /[😀😁😃😄😅😊🙂😉😍🥰🤩👍👏🙌🎉🙏😎🤗✨💯🔥]|[:;=]-?[)D]/u],
  ['loving', /[❤💕💖💙💚💛💜🖤♥😘]|<3/u],
  ['raging', /[😠😡🤬👎😤💢🖕]/u],
  ['sad', /[😢😭😞😔☹🙁😩😫💔😥😰]|[:=]'?-?[(/]/u],
  ['mocking', /[🙄🤔😒🤦🤷😑😐🤡🙃👀]/u],
]

const enoughLetters = 8
/** The manner of a text shows in its beginning. */
const enoughCharacters = 2_000

function capitals(text: string): string[] {
  let upper = 0
  let lower = 0
  let shouted = 0
  let run = 0
  for (let at = 0; at < text.length && at < enoughCharacters; at++) {
    const code = text.charCodeAt(at)
    if (code >= 65 && code <= 90) {
      upper += 1
      run += 1
      if (run === 4) shouted += 1
    } else {
      run = 0
      if (code >= 97 && code <= 122) lower += 1
    }
  }
  if (upper + lower >= enoughLetters && upper > 0.6 * (upper + lower)) return ['capitals:all']
  if (shouted >= 2) return ['capitals:words']
  return shouted === 1 ? ['capitals:word'] : []
}

function marks(message: Tokens): string[] {
  const signals: string[] = []
  const { exclamationMarks, text } = message
  if (exclamationMarks > 0) signals.push(`exclaims:${Math.min(4, exclamationMarks)}`)
  if (text.includes('??')) signals.push('asks-loudly')
  if (text.includes('?!') || text.includes('!?')) signals.push('asks-shouting')
  if (text.includes('...') || text.includes('…')) signals.push('trails-off')
  return signals
}

// oxlint-disable-next-line no-control-regex -- asks for plain ASCII
const ascii = /^[\u0000-\u007f]*$/

/** How a message is said, as names of features: signs, capitals, marks, and what of the voice the lexicons know. */
export function voiceOf(message: Tokens, reading: Reading): string[] {
  const text = message.text.length > enoughCharacters ? message.text.slice(0, enoughCharacters) : message.text
  const isPlain = ascii.test(text)
  const signals = [...capitals(text), ...marks(message)]
  for (const [name, signs] of faces)
    if ((!isPlain || name === 'happy' || name === 'sad' || name === 'laughing') && signs.test(text)) signals.push(`face:${name}`)
  const heard = new Map<string, number>()
  for (const { signal } of reading.voice) heard.set(signal, (heard.get(signal) ?? 0) + 1)
  for (const [signal, count] of heard) {
    signals.push(`heard:${signal}`)
    if (count > 1) signals.push(`heard:${signal}:more`)
  }
  return signals
}
