import path from 'node:path'
import { packConcepts, readConcepts } from './concepts.ts'
import { writeGenerated } from './generated.ts'

// The first half of `npm run train`: packs language/corpus/concepts, in whose words the messages are then read.

const packed = packConcepts(readConcepts(path.resolve(import.meta.dirname, '../corpus/concepts')))
const size = writeGenerated('concepts/concepts.generated.js', 'npm run train', 'concepts', packed)
console.log(`${packed.names.length} concepts in nine languages, ${size} KiB`)
