import { LetterReader } from '../src/letters/guess.ts'
import { LetterTable } from '../src/letters/table.ts'
import type { StoredLetters } from '../src/letters/table.ts'
import { tokenise } from '../src/tokens.ts'
import { writeGenerated } from './generated.ts'
import { LetterFit } from './language-fit.ts'
import { chooseGrams, lessonsOf } from './language-lessons.ts'
import { biasOf, pack, strongest } from './language-pack.ts'
import { readLanguageTexts } from './language-texts.ts'
import type { LanguageText } from './language-texts.ts'

/**
 * Makes language/src/letters/weights.generated.js from the corpus, the same to the bit each time: `node language/train/languages.ts`.
 * A first fit shows which weights matter, a second one teaches only those.
 */
const leastSeen = 4
const mostWeights = 115_000
const first = { epochs: 8, rate: 0.4, decay: 2e-6, seed: 1 }
const second = { epochs: 20, rate: 0.3, decay: 1e-6, seed: 2 }
/** The share of messages that may be taken for another language than theirs. */
const mostWrong = 0.009

type Guess = { tag: string; found: string; confidence: number }

function guessesOf(stored: StoredLetters, texts: readonly LanguageText[]): Guess[] {
  const reader = new LetterReader(new LetterTable(stored))
  return texts.map(({ tag, text }) => {
    const tokens = tokenise(text)
    const { tag: found, confidence } = reader.likeliest(tokens.text, tokens.words)
    return { tag, found, confidence }
  })
}

/** The temperature under which it is least surprising how often the likeliest language of what is held out is right. */
function temperatureOf(stored: StoredLetters, texts: readonly LanguageText[]): number {
  const surprise = (temperature: number): number =>
    guessesOf(cooled(stored, temperature), texts).reduce(
      (sum, { tag, found, confidence }) => sum - Math.log(Math.max(1e-6, found === tag ? confidence : 1 - confidence)),
      0,
    )
  const candidates = Array.from({ length: 30 }, (_, at) => 0.1 + at * 0.05)
  return candidates.map(one => ({ one, cost: surprise(one) })).reduce((best, each) => (each.cost < best.cost ? each : best)).one
}

function cooled(stored: StoredLetters, temperature: number): StoredLetters {
  return {
    ...stored,
    unit: stored.unit / temperature,
    biases: biasOf(stored.biases.split(' ').map(value => Number(value) / temperature)),
  }
}

const readHere = new Set(['de', 'en', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'tr'])

/** The lowest threshold for naming some languages at which no more than `most` messages are named wrongly. */
function thresholdOf(guesses: readonly Guess[], isNamed: (found: string) => boolean, most: number): number {
  const wrong = guesses.filter(({ tag, found }) => found !== tag && found !== 'und' && isNamed(found))
  let threshold = 0.5
  while (threshold < 0.99 && wrong.filter(({ confidence }) => confidence >= threshold).length > most) threshold += 0.01
  return Number(threshold.toFixed(2))
}

const { taught, heldOut } = readLanguageTexts()
const tags = [...new Set(taught.map(({ tag }) => tag))].sort()
const lessons = lessonsOf(taught, tags)
const index = chooseGrams(lessons, leastSeen)
console.log(`${taught.length} texts, ${lessons.length} lessons, ${index.size} n-grams, ${tags.length} languages`)
const rough = new LetterFit(lessons, index, tags.length).run(first)
const keeps = strongest(rough, lessons, index, tags.length, mostWeights)
const fine = new LetterFit(lessons, index, tags.length, rough, keeps).run(second)
const packed = pack(fine, index, tags)
const temperature = temperatureOf(packed, heldOut)
const warm = cooled(packed, temperature)
const guesses = guessesOf(warm, heldOut)
const others = guesses.filter(({ tag }) => !readHere.has(tag))
const thresholds = {
  readHere: thresholdOf(guesses, tag => readHere.has(tag), (mostWrong / 2) * guesses.length),
  elsewhere: thresholdOf(others, tag => !readHere.has(tag), mostWrong * others.length),
}
const stored: StoredLetters = { ...warm, thresholds }
const size = writeGenerated('letters/weights.generated.js', 'node language/train/languages.ts', 'letterWeights', stored)
console.log(`temperature ${temperature.toFixed(2)}, thresholds ${JSON.stringify(thresholds)}, ${size} KiB`)
