import type { Tone } from '@evenhand/domain/facts/conduct.ts'
import type { MessageType } from '@evenhand/domain/facts/need.ts'
import type { Reading } from './reading.ts'
import type { Tokens } from './tokens.ts'

const laughing = /[😀-😅😊😍🥰🤩👍👏❤🎉🙏]/u
const raging = /[😠😡🤬👎]/u

function shoutedShare(text: string): number {
  const letters = text.match(/\p{L}/gu) ?? []
  return letters.length < 12 ? 0 : letters.filter(letter => letter !== letter.toLowerCase()).length / letters.length
}

/** How the message is said. It decides who answers and in which words, never when. */
export function toneOf(message: Tokens, reading: Reading, type: MessageType, unhappy: boolean): Tone {
  const loud = shoutedShare(message.text.slice(0, 2_000)) > 0.6 || message.exclamationMarks >= 3 || raging.test(message.text)
  const angry = reading.voice.filter(found => found.signal === 'anger').length
  if (reading.voice.some(found => found.signal === 'insult' || found.signal === 'threat')) return 'furious'
  if (angry >= 2 || (angry === 1 && loud)) return 'furious'
  if (angry === 1 || (unhappy && loud) || raging.test(message.text)) return 'annoyed'
  if (type === 'praise' || (type === 'other' && laughing.test(message.text))) return 'positive'
  return unhappy ? 'annoyed' : 'calm'
}
