import { Command, CommanderError } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import { addAudit } from './commands/audit.ts'
import { addCorrections } from './commands/corrections.ts'
import { addDecide } from './commands/decide.ts'
import { addEvaluate } from './commands/evaluate.ts'
import { addExplain } from './commands/explain.ts'
import { addImport } from './commands/import-conversations.ts'
import { addLink } from './commands/link.ts'
import { addModel } from './commands/model.ts'
import { addQueue } from './commands/queue.ts'
import { addServerCommands } from './commands/server.ts'
import { addSuggest } from './commands/suggest.ts'
import { addTrain } from './commands/train.ts'
import { addValue } from './commands/value.ts'
import { addUnderstand } from './commands/understand.ts'
import { CliError, exitCodes, sentenceOf } from './failure.ts'
import type { ExitCode } from './failure.ts'
import type { Io } from './io.ts'

const examples = `
Commands that need the server use the running one of this installation (.evenhand/server.json), or start it quietly for their own
duration. Data goes to standard output, progress to standard error. Exit codes: 0 done, 1 did not work, 2 not understood,
130 stopped by Ctrl-C.

Examples:
  evenhand serve                                               the desk at http://localhost:4810
  evenhand import conversations twcs.csv --format twcs         a file of messages becomes cases
  evenhand queue --json                                        open cases in due order
  evenhand explain 1042                                        why is it due when it is
  echo '{"facts":{"need":{"text":"my charger is smoking"}},"now":"2026-03-06T10:00:00Z"}' | evenhand decide
  evenhand audit export.csv --out report.html                  did our care favour the loud?
  evenhand doctor                                              what is wrong, and how to mend it

evenhand COMMAND --help shows every option of a command.`

/**
 * Runs one command line.
 * @param args without the program's own name
 * @returns the exit code
 */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  let ended: ExitCode = exitCodes.done
  const end = (code: ExitCode): void => void (ended = code)
  const program = new Command('evenhand')
    .description('Customer care that serves people by what happened to them, never by how loud they are.')
    .version(`evenhand ${manifest.version}`, '--version', 'which version this is')
    .addHelpText('after', examples)
    .exitOverride()
    .showHelpAfterError('(evenhand --help shows all commands.)')
    .configureOutput({ writeOut: text => void io.out(text), writeErr: text => io.err(text) })
  addServerCommands(program, io, end)
  addImport(program, io, end)
  addQueue(program, io, end)
  addExplain(program, io, end)
  addDecide(program, io, end)
  addCorrections(program, io, end)
  addUnderstand(program, io, end)
  addValue(program, io, end)
  addLink(program, io, end)
  addAudit(program, io, end)
  addEvaluate(program, io, end)
  addTrain(program, io)
  addModel(program, io, end)
  addSuggest(program, io, end)
  try {
    await program.parseAsync([...args], { from: 'user' })
    return ended
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.misused
    io.err(`${sentenceOf(error)}\n`)
    return error instanceof CliError ? error.exitCode : exitCodes.failed
  }
}
