import { industries } from '@evenhand/language/topics/industry.ts'
import { Option } from 'commander'
import type { Command } from 'commander'
import { understandStream } from '../understand/understand-stream.ts'
import { loadTopics } from '../understand/load-topics.ts'
import type { TopicOptions } from '../understand/load-topics.ts'
import { loadUnderstand } from '../understand/load-weights.ts'
import { exitCodes } from '../failure.ts'
import type { ExitCode } from '../failure.ts'
import type { Io } from '../io.ts'

const examples = `
One JSON object a line on standard input, what it says on standard output, in the same order. No server, no database, no network.

  { "id": 1, "text": "my charger is smoking", "context": { "earlier": [{ "direction": "out", "text": "How can we help?" }] } }

gives { "id", "language", "type", "needsReply", "severity", "risk", "affected", "complaint", "tone", "abusive", "topics", "confidence",
"plausible", "evidence" }. How it works and how good it is: docs/understanding.md.
"topics" are those of all industries unless one is named, or a file: "# late: Late delivery" begins a topic, "## …" one below it, and lines such as
"en: parcel ~ late, lost parcel*" give its words (docs/topics.md).
A line that cannot be read is answered { "id", "error": { "code", "message" } } in its place, and the exit code is 1.

Examples:
  echo '{"id":1,"text":"my charger is smoking"}' | evenhand understand --json
  evenhand understand --json --industry airline < messages.ndjson
  evenhand understand --json --weights new.json < messages.ndjson > understood.ndjson`

/** `evenhand understand`: messages in, what they say out. */
export function addUnderstand(program: Command, io: Io, end: (code: ExitCode) => void): void {
  program
    .command('understand')
    .description('Reads newline-delimited messages, without a server and without a database.')
    .option('--json', 'newline-delimited JSON (the only form there is)')
    .option('--weights <file>', 'weights written by `evenhand train`, instead of those that came along')
    .addOption(
      new Option('--industry <industry>', 'name the topics of one industry').choices([...industries]).conflicts('topics'),
    )
    .option('--topics <file>', 'name the topics of a file')
    .addHelpText('after', examples)
    .action(async (options: TopicOptions & { weights?: string }) => {
      let isWhole = true
      const understand = await loadUnderstand(options.weights, await loadTopics(options))
      for await (const line of understandStream(io.input, understand)) {
        if ('error' in line) isWhole = false
        await io.out(`${JSON.stringify(line)}\n`)
      }
      end(isWhole ? exitCodes.done : exitCodes.failed)
    })
}
