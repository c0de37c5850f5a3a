import type { Command } from 'commander'
import { evaluate } from '@evenhand/language/evaluation/report.ts'
import { reportText } from '@evenhand/language/evaluation/report-text.ts'
import { loadUnderstand } from '../understand/load-weights.ts'
import { readGold } from '../understand/read-gold.ts'
import type { Io } from '../io.ts'

const examples = `
FILE holds one labelled message a line: {"id","text","type","needsReply","severity","tone","abusive"}. Measured are accuracy, macro-F1, precision
and recall of each class, the quadratic kappa of severity, calibration error, the share that can be answered at 95 % right, and how often
type and severity stay when only the manner of a message changes.

Examples:
  evenhand evaluate messages labelled.jsonl
  evenhand evaluate messages labelled.jsonl --json --weights new.json`

/** `evenhand evaluate messages`: how well messages are understood, measured on labels of people. */
export function addEvaluateMessages(group: Command, io: Io): void {
  group
    .command('messages')
    .summary('measure how well labelled messages are understood')
    .description('Compares what is understood with labels that people gave.')
    .argument('<file>', 'labelled messages, one JSON object a line')
    .option('--json', 'the whole report as one JSON object')
    .option('--weights <file>', 'weights written by `evenhand train`, instead of those that came along')
    .addHelpText('after', examples)
    .action(async (file: string, options: { json?: boolean; weights?: string }) => {
      const report = evaluate(await readGold(file), await loadUnderstand(options.weights))
      await io.out(options.json === true ? `${JSON.stringify(report)}\n` : reportText(report))
    })
}
