import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { compareOnHeldOut } from '@evenhand/language/train/compare.ts'
import { corpusFolder, readCorpus } from '@evenhand/language/train/corpus.ts'
import { correctionSchema } from '../understand/correction.ts'
import { readLines } from '../understand/read-gold.ts'
import type { Io } from '../io.ts'

const examples = `
FILE holds one correction a line: {"id","text","type","needsReply","severity","tone","abusive"}, and perhaps "language", "risks" (names, with * where it
happens now), "affected", "complaint", "deadline" and "earlier". A version is made from the corpus and the corrections; one in five corrections and all
held-out messages are kept back, and old and new are measured on these. The same input gives the same weights, to the bit.
Nothing is put to use: the weights are written to a file, and a lead decides.

Examples:
  evenhand train --from-corrections corrections.ndjson --out new-weights.json
  evenhand understand --json --weights new-weights.json < messages.ndjson`

/** `evenhand train`: a new version from the corpus and what agents corrected, beside the old one on data that neither has seen. */
export function addTrain(program: Command, io: Io): void {
  program
    .command('train')
    .summary('make new weights from the corpus and corrections, and compare')
    .description('Makes a new version of the understanding and says how it compares with the old one.')
    .requiredOption('--from-corrections <file>', 'corrections, one JSON object a line')
    .option('--out <file>', 'where the new weights are written', 'evenhand-weights.json')
    .addHelpText('after', examples)
    .action(async (options: { fromCorrections: string; out: string }) => {
      const corrections = await readLines(options.fromCorrections, correctionSchema)
      io.err(`Training on the corpus and ${corrections.length} corrections; this takes some minutes.\n`)
      const corpus = readCorpus(corpusFolder('train'))
      const { packed, text } = compareOnHeldOut(corpus, corrections, readCorpus(corpusFolder('held-out')))
      await writeFile(options.out, JSON.stringify(packed))
      await io.out(`${text}\nThe new weights are in ${path.resolve(options.out)}; nothing uses them yet.\n`)
    })
}
