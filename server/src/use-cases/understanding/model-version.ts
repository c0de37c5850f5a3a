import { weights } from '@evenhand/language/model/weights.generated.ts'

/** Names the model that reads here: the beginning of the hash of what it was made from. */
export const modelVersion: string = weights.madeFrom.hash.slice(0, 12)
