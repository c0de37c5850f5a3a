import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

const language = path.resolve(import.meta.dirname, '..')
/** What shapes features and weights. How probabilities become decisions may change without new weights. */
const code = [
  'src/concepts',
  'src/lexicon',
  'src/automaton.ts',
  'src/judgement.ts',
  'src/language.ts',
  'src/look.ts',
  'src/normalise.ts',
  'src/phrases.ts',
  'src/reading.ts',
  'src/references.ts',
  'src/risks.ts',
  'src/signals.ts',
  'src/signs.ts',
  'src/thanks.ts',
  'src/tokens.ts',
  'src/unread.ts',
  'src/vocabulary.ts',
  'src/voice-frames.ts',
  'src/words.ts',
  'src/model/features.ts',
  'src/model/hash.ts',
  'src/model/heads.ts',
  'src/model/name-table.ts',
  'src/model/see.ts',
  'src/model/voice.ts',
  'train/beside.ts',
  'train/concepts.ts',
  'train/corpus.ts',
  'train/draws.ts',
  'train/examples.ts',
  'train/fit-calibration.ts',
  'train/fit.ts',
  'train/louder.ts',
  'train/meanings.ts',
  'train/model.ts',
  'train/pack.ts',
  'train/phrase-lessons.ts',
]

function filesIn(place: string): string[] {
  if (/\.(?:ts|tsv)$/.test(place)) return [place]
  return readdirSync(path.join(language, place))
    .sort()
    .filter(file => /\.(?:ts|tsv)$/.test(file) && !file.endsWith('.test.ts'))
    .map(file => `${place}/${file}`)
}

/** SHA-256 of the corpus and of the code that weights are made by. */
export function madeFromHash(): string {
  const hash = createHash('sha256')
  for (const file of [...code, 'corpus/concepts', 'corpus/train'].flatMap(filesIn)) {
    hash.update(`${file}\n`).update(readFileSync(path.join(language, file)))
  }
  return hash.digest('hex')
}
