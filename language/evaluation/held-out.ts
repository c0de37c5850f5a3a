import { corpusFolder, readCorpus } from '../train/corpus.ts'
import type { Labelled } from '../train/corpus.ts'
import type { Gold } from './report.ts'

export function goldOf(message: Labelled): Gold {
  return { ...message, id: message.place }
}

/** The messages of `corpus/held-out`, which teach no version. Reads files. */
export function readHeldOut(): Gold[] {
  return readCorpus(corpusFolder('held-out')).map(goldOf)
}
