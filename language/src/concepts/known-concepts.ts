import { languagesOfCommonWord } from '../language.ts'
import { hashText, spaces } from '../model/hash.ts'
import { ConceptTable } from './concepts.ts'
import { concepts } from './concepts.generated.js'

/** The 32-bit names, for the model, of each concept and of the group it belongs to. */
export type ConceptNames = { concept: Uint32Array; group: Uint32Array }

/** The concepts of this repository. */
export const knownConcepts = new ConceptTable(concepts, languagesOfCommonWord)

export const conceptNames: ConceptNames = {
  concept: Uint32Array.from(concepts.names, name => hashText(name, spaces.concept)),
  group: Uint32Array.from(concepts.names, name => hashText(name.slice(0, name.indexOf('.')), spaces.group)),
}
