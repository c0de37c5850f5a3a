import { Command, CommanderError } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'
import { addServerCommands } from './commands/server.ts'
import { CliError, ReaderGone, exitCodes, sentenceOf } from './failure.ts'
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
  try {
    return await runProgram(args, io)
  } catch (error) {
    // `evenhand queue | head`: whoever asked has read enough.
    if (error instanceof ReaderGone) return exitCodes.done
    io.err(`${sentenceOf(error)}\n`)
    return error instanceof CliError ? error.exitCode : exitCodes.failed
  }
}

async function runProgram(args: readonly string[], io: Io): Promise<ExitCode> {
  let ended: ExitCode = exitCodes.done
  let help = ''
  const program = new Command('evenhand')
    .description('Customer care that serves people by what happened to them, never by how loud they are.')
    .version(`evenhand ${manifest.version}`, '--version', 'which version this is')
    .addHelpText('after', examples)
    .exitOverride()
    .showHelpAfterError('(evenhand --help shows all commands.)')
    .configureHelp({ subcommandTerm: command => command.name() })
    .configureOutput({ writeOut: text => void (help += text), writeErr: text => io.err(text) })
  await addCommands(program, io, args, code => void (ended = code))
  try {
    await program.parseAsync([...args], { from: 'user' })
    return ended
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    await io.out(help)
    return error.exitCode === 0 ? exitCodes.done : exitCodes.misused
  }
}

/** The command that was asked for with all its words; of the others only what the help says of them. */
async function addCommands(program: Command, io: Io, args: readonly string[], end: (code: ExitCode) => void): Promise<void> {
  const asked = args.find(arg => arg !== 'help' && !arg.startsWith('-'))
  addServerCommands(program, io, end)
  for (const { name, summary, load } of catalogue) {
    if (name === asked) (await load())(program, io, end)
    else program.command(name).summary(summary)
  }
}
