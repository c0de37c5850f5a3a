import type { Command } from 'commander'
import { understandStream } from '../understand/understand-stream.ts'
import { loadUnderstand } from '../understand/load-weights.ts'
import { exitCodes } from '../failure.ts'
import type { ExitCode } from '../failure.ts'
import type { Io } from '../io.ts'

const examples = `
One JSON object a line on standard input, what it says on standard output, in the same order. No server, no database, no network.

  { "id": 1, "text": "my charger is smoking", "context": { "earlier": [{ "direction": "out", "text": "How can we help?" }] } }

gives { "id", "language", "type", "needsReply", "severity", "risk", "affected", "complaint", "tone", "abusive", "topics", "confidence",
"plausible", "evidence" }. How it works and how good it is: docs/understanding.md.
A line that cannot be read is answered { "id", "error": { "code", "message" } } in its place, and the exit code is 1.

Examples:
  echo '{"id":1,"text":"my charger is smoking"}' | evenhand understand --json
  evenhand understand --json --weights new.json < messages.ndjson > understood.ndjson`

/** `evenhand understand`: messages in, what they say out. */
export function addUnderstand(program: Command, io: Io, end: (code: ExitCode) => void): void {
  program
    .command('understand')
    .summary('say what messages from standard input say, line by line')
    .description('Reads newline-delimited messages, without a server and without a database.')
    .option('--json', 'newline-delimited JSON (the only form there is)')
    .option('--weights <file>', 'weights written by `evenhand train`, instead of those that came along')
    .addHelpText('after', examples)
    .action(async (options: { weights?: string }) => {
      let isWhole = true
      for await (const line of understandStream(io.input, await loadUnderstand(options.weights))) {
        if ('error' in line) isWhole = false
        await io.out(`${JSON.stringify(line)}\n`)
      }
      end(isWhole ? exitCodes.done : exitCodes.failed)
    })
}
