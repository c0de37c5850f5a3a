import { readFile } from 'node:fs/promises'
import type { Packed } from '@evenhand/language/model/packed.ts'
import { Scorer } from '@evenhand/language/model/scorer.ts'
import { ownScorer, understandingBy } from '@evenhand/language/understand.ts'
import type { NamesTopics, Understand } from '@evenhand/language/understand.ts'
import { CliError, exitCodes } from '../failure.ts'

/** Reads by the weights of a file, or by those of this version where none is named; names topics where some are given. */
export async function loadUnderstand(file: string | undefined, topics?: NamesTopics): Promise<Understand> {
  if (file === undefined) return understandingBy(ownScorer, topics)
  const text = await readFile(file, 'utf8')
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the scorer refuses what is of another format
    return understandingBy(new Scorer(JSON.parse(text) as Packed), topics)
  } catch (error) {
    throw new CliError(`${file} holds no weights of this version.`, exitCodes.failed, { cause: error })
  }
}
