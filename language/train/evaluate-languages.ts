import { eld } from 'eld/small'
import { identifyLanguage } from '../src/language.ts'
import { guessByLetters } from '../src/letters/letters.ts'
import { tokenise } from '../src/tokens.ts'
import type { Tokens } from '../src/tokens.ts'
import { readLanguageTexts } from './language-texts.ts'
import type { LanguageText } from './language-texts.ts'

/**
 * Prints how often the language of held-out messages is right, wrong or not named: `node language/train/evaluate-languages.ts`.
 * "Letters" is the model of language/src/letters, "with words" adds the small words, eld (Apache-2.0) is the yardstick. Where two
 * languages are mixed, or nobody's language is written, to name none is right.
 */
type Ask = (message: Tokens) => string

function wordsOf({ text, words }: Tokens): string {
  return words.map(({ start, end }) => text.slice(start, end)).join(' ')
}

const asked: Readonly<Record<string, Ask>> = {
  letters: ({ text, words }) => guessByLetters(text, words).tag,
  'with words': message => identifyLanguage(message).tag,
  eld: message => {
    const found = eld.detect(wordsOf(message))
    return found.language !== '' && found.isReliable() ? found.language : 'und'
  },
  'eld, always': message => eld.detect(wordsOf(message)).language || 'und',
}

type Tally = { right: number; wrong: number; unsure: number }

function tallyOf(own: readonly LanguageText[], ask: Ask): Tally {
  const tally: Tally = { right: 0, wrong: 0, unsure: 0 }
  for (const { tag, text } of own) {
    const found = ask(tokenise(text))
    tally[found === tag ? 'right' : found === 'und' ? 'unsure' : 'wrong'] += 1
  }
  return tally
}

const share = (part: number, all: number): string => ((100 * part) / all).toFixed(1).padStart(5)

function printRow(name: string, own: readonly LanguageText[]): void {
  const cells = Object.values(asked).map(ask => {
    const { right, wrong, unsure } = tallyOf(own, ask)
    return `${share(right, own.length)} ${share(wrong, own.length)} ${share(unsure, own.length)}`
  })
  console.log(`${name.padEnd(9)} ${String(own.length).padStart(5)}  ${cells.join('  |  ')}`)
}

const readHere = new Set(['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'tr'])

function print(title: string, texts: readonly LanguageText[]): void {
  console.log(
    `\n${title}\n${' '.repeat(17)}${Object.keys(asked)
      .map(name => name.padEnd(22))
      .join('')}\n${' '.repeat(16)}${' right wrong  none     '.repeat(4)}`,
  )
  const byTag = [...Map.groupBy(texts, ({ tag }) => tag)].sort(([one], [other]) => (one < other ? -1 : 1))
  for (const [tag, own] of byTag) printRow(tag, own)
  printRow(
    'nine',
    texts.filter(({ tag }) => readHere.has(tag)),
  )
  const others = texts.filter(({ tag }) => !readHere.has(tag) && tag !== 'und')
  if (others.length > 0) printRow('others', others)
}

const { heldOut, unseen } = readLanguageTexts()
print('Held out of the corpus that taught; the threshold was chosen on it (percent)', heldOut)
print('Held-out corpus and mixed messages; taught nothing and set no threshold (percent)', unseen)

function printTime(texts: readonly LanguageText[]): void {
  const long = texts.map(({ text }) => tokenise(text)).filter(({ text }) => text.length >= 80 && text.length <= 120)
  for (const [name, ask] of Object.entries(asked).slice(0, 3)) {
    let best = Infinity
    for (let round = 0; round < 15; round++) {
      const begin = performance.now()
      for (const message of long) ask(message)
      best = Math.min(best, performance.now() - begin)
    }
    console.log(`${name}: ${((1000 * best) / long.length).toFixed(1)} µs a message of about 100 characters`)
  }
}
console.log()
printTime(heldOut)
