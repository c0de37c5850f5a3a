import type { Command } from 'commander'
import { decideStream } from '../decide/decide-stream.ts'
import { exitCodes } from '../failure.ts'
import type { ExitCode } from '../failure.ts'
import type { Io } from '../io.ts'

const examples = `
One JSON object a line on standard input, one decision a line on standard output, in the same order. No server, no database.

  { "id": 1, "facts": { "need": … , "relationship": … , "conduct": … , "audience": … }, "now": "2026-03-06T10:00:00Z" }

Facts stand in four closets; docs/decide.md has every one of them with an example. Nothing of the audience changes a decision.
A line with an unknown or misplaced fact is answered { "id", "error": { "code", "message", "path" } } in its place; the others are decided,
and the exit code is 1.

Examples:
  echo '{"facts":{"need":{"text":"my charger is smoking"}},"now":"2026-03-06T10:00:00Z"}' | evenhand decide
  evenhand decide < facts.ndjson > decisions.ndjson`

/** `evenhand decide`: facts in, decisions out. */
export function addDecide(program: Command, io: Io, end: (code: ExitCode) => void): void {
  program
    .command('decide')
    .description('Decides newline-delimited facts, without a server and without a database.')
    .addHelpText('after', examples)
    .action(async () => {
      let isWhole = true
      for await (const line of decideStream(io.input)) {
        if ('error' in line) isWhole = false
        await io.out(`${JSON.stringify(line)}\n`)
      }
      end(isWhole ? exitCodes.done : exitCodes.failed)
    })
}
