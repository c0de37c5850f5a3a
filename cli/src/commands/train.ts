import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { isHeldBack } from '@evenhand/language/evaluation/held-back.ts'
import { goldOf, readHeldOut } from '@evenhand/language/evaluation/held-out.ts'
import { sideBySideText } from '@evenhand/language/evaluation/side-by-side-text.ts'
import { sideBySide } from '@evenhand/language/evaluation/side-by-side.ts'
import { Scorer } from '@evenhand/language/model/scorer.ts'
import { corpusFolder, readCorpus } from '@evenhand/language/train/corpus.ts'
import type { Labelled } from '@evenhand/language/train/corpus.ts'
import { learnCorrections } from '@evenhand/language/train/learn-corrections.ts'
import { understandingBy } from '@evenhand/language/understand.ts'
import type { Understand } from '@evenhand/language/understand.ts'
import { CliError } from '../failure.ts'
import type { Io } from '../io.ts'
import { correctionSchema } from '../understand/correction.ts'
import { loadUnderstand } from '../understand/load-weights.ts'
import { readLines } from '../understand/read-gold.ts'

const examples = `
FILE holds one correction a line: {"id","text","type","needsReply","severity","tone","abusive"}, and perhaps "language", "risks" (names, with * where it
happens now), "affected", "complaint", "deadline" and "earlier". A version is made from the corpus and the corrections; one in five corrections (always
the same ones, chosen by their words) and all held-out messages are kept back, and old and new are measured on these. The same input gives
the same weights, to the bit. Nothing is put to use: the weights are written to a file, and a lead accepts them or not.

Examples:
  evenhand corrections --json > corrections.ndjson
  evenhand train --from-corrections corrections.ndjson --out new-weights.json
  evenhand understand --json --weights new-weights.json < messages.ndjson
  evenhand model accept new-weights.json`

type Options = { fromCorrections: string; out: string; against?: string }

/** `evenhand train`: a new version from the corpus and what agents corrected, beside the old one on data that neither has seen. */
export function addTrain(program: Command, io: Io): void {
  program
    .command('train')
    .description('Makes a new version of the understanding and says how it compares with the old one.')
    .requiredOption('--from-corrections <file>', 'corrections, one JSON object a line')
    .option('--out <file>', 'where the new weights are written', 'evenhand-weights.json')
    .option('--against <file>', 'weights to compare with, instead of those that came along')
    .addHelpText('after', examples)
    .action(async ({ fromCorrections, out, against }: Options) => {
      const corrections = await readLines(fromCorrections, correctionSchema)
      if (corrections.length === 0) throw new CliError(`There is no correction in ${fromCorrections}: nothing would be learned.`)
      const old = await loadUnderstand(against)
      io.err(`Training on the corpus and ${corrections.length} corrections; this takes about a minute.\n`)
      const packed = learnCorrections(readCorpus(corpusFolder('train')), corrections)
      await writeFile(out, JSON.stringify(packed))
      await io.out(comparison(corrections, old, understandingBy(new Scorer(packed))))
      await io.out(
        `\nThe new weights are in ${path.resolve(out)}. Nothing reads by them until a lead accepts them: npx evenhand model accept ${out}\n`,
      )
    })
}

function comparison(corrections: readonly Labelled[], old: Understand, fresh: Understand): string {
  const kept = corrections.filter(({ text }) => isHeldBack(text)).map(goldOf)
  const parts = [sideBySideText('held out', sideBySide(readHeldOut(), old, fresh))]
  if (kept.length > 0) parts.push(sideBySideText('corrections kept back', sideBySide(kept, old, fresh)))
  return parts.join('\n')
}
