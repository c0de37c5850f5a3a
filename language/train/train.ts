import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { readCorpus } from './corpus.ts'
import { madeFromHash } from './made-from.ts'
import { trainModel } from './model.ts'

// `npm run train`: makes the weights anew from language/corpus/train. The same corpus and code give the same bytes.

const language = path.resolve(import.meta.dirname, '..')
const began = performance.now()
const corpus = readCorpus(path.join(language, 'corpus/train'))
const { packed } = trainModel(corpus, madeFromHash())
const target = path.join(language, 'src/model/weights.generated.ts')
const text = [
  '// Made by `npm run train`; not to be edited by hand.',
  "import type { Packed } from './packed.ts'",
  '',
  `export const weights: Packed = ${JSON.stringify(packed)}`,
  '',
].join('\n')
writeFileSync(target, text)
const seconds = ((performance.now() - began) / 1000).toFixed(0)
console.log(
  `${corpus.length} messages, ${Math.round(text.length / 1024)} KiB of weights, ${seconds} s: ${path.relative(process.cwd(), target)}`,
)
