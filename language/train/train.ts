import { corpusFolder, readCorpus } from './corpus.ts'
import { writeGenerated } from './generated.ts'
import { madeFromHash } from './made-from.ts'
import { trainModel } from './model.ts'

// The second half of `npm run train`: makes the weights anew from language/corpus/train. The same corpus and code give the same bytes.

const began = performance.now()
const corpus = readCorpus(corpusFolder('train'))
const { packed } = trainModel(corpus, madeFromHash())
const size = writeGenerated('model/weights.generated.js', 'npm run train', 'weights', packed)
console.log(`${corpus.length} messages, ${size} KiB of weights, ${((performance.now() - began) / 1000).toFixed(0)} s`)
