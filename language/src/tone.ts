import type { Tone } from '@evenhand/domain/facts/conduct.ts'
import type { MessageType } from '@evenhand/domain/facts/need.ts'
import type { Reading } from './reading.ts'
import type { Tokens } from './tokens.ts'

const laughing = /[😀-😅😊😍🥰🤩👍👏❤🎉🙏]/u
const raging = /[😠😡🤬👎]/u

const enoughLetters = 12
const enoughCharacters = 2_000

/** The share of capitals among plain letters, in [0, 1]; 0 where there is little to shout. */
function shoutedShare(text: string): number {
  let capitals = 0
  let small = 0
  for (let at = 0; at < text.length && at < enoughCharacters; at++) {
    const code = text.charCodeAt(at)
    if (code >= 65 && code <= 90) capitals += 1
    else if (code >= 97 && code <= 122) small += 1
  }
  return capitals + small < enoughLetters ? 0 : capitals / (capitals + small)
}

/** How the message is said. It decides who answers and in which words, never when. */
export function toneOf(message: Tokens, reading: Reading, type: MessageType, unhappy: boolean): Tone {
  const loud = shoutedShare(message.text) > 0.6 || message.exclamationMarks >= 3 || raging.test(message.text)
  const angry = reading.voice.filter(found => found.signal === 'anger').length
  if (reading.voice.some(found => found.signal === 'insult' || found.signal === 'threat')) return 'furious'
  if (angry >= 2 || (angry === 1 && loud)) return 'furious'
  if (angry === 1 || (unhappy && loud) || raging.test(message.text)) return 'annoyed'
  if (type === 'praise' || (type === 'other' && laughing.test(message.text))) return 'positive'
  return unhappy ? 'annoyed' : 'calm'
}
