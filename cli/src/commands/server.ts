import { Option } from 'commander'
import type { Command } from 'commander'
import type { ExitCode } from '../failure.ts'
import type { Io } from '../io.ts'

type End = (code: ExitCode) => void

/** Commands that are the server's own program: this only knows their words. */
export function addServerCommands(program: Command, io: Io, end: End): void {
  const run = async (args: readonly (string | false | undefined)[]): Promise<void> =>
    end(await io.runServer(args.filter(arg => typeof arg === 'string')))

  program
    .command('serve')
    .summary('serve the desk (what npm start does)')
    .description('Serves the desk, or one half of the work. Starts its own PostgreSQL, unless DATABASE_URL names another one.')
    .addOption(
      new Option('--role <role>', 'answer people, work in the background, or both')
        .choices(['all', 'api', 'worker'])
        .default('all'),
    )
    .option('--port <port>', 'where people reach the desk; 0 takes a free port', '4810')
    .option('--empty', 'no sample day in an empty database')
    .addHelpText('after', '\nExamples:\n  evenhand serve\n  evenhand serve --role worker\n  evenhand serve --port 8080 --empty')
    .action((options: { role: string; port: string; empty?: true }, command: Command) => {
      const port = command.getOptionValueSource('port') === 'cli' && ['--port', options.port]
      return run(['serve', '--role', options.role, ...(port || []), options.empty && '--empty'])
    })

  program
    .command('sign-in')
    .summary('print a fresh sign-in link')
    .description('Prints a fresh sign-in link, when the one that was printed at the start is used or too old.')
    .argument('[email]', 'of a member; otherwise of the first admin')
    .addHelpText('after', '\nExamples:\n  evenhand sign-in\n  evenhand sign-in lena@example.com')
    .action((email: string | undefined) => run(['sign-in', email]))

  program
    .command('password')
    .summary('give a member a new password')
    .description('Makes a new password for a member, prints it this once, and signs them out everywhere.')
    .argument('<email>', 'of the member')
    .addHelpText('after', '\nExample:\n  evenhand password lena@example.com')
    .action((email: string) => run(['password', email]))

  program
    .command('migrate')
    .summary('bring the database to this version')
    .description('Brings the database to the data model of this version. `serve` does it by itself.')
    .action(() => run(['migrate']))

  program
    .command('doctor')
    .summary('what is running, what is wrong, how to mend it')
    .description('Looks at database, disk, versions and work that is stuck, and says how to mend what is wrong.')
    .option('--json', 'as JSON')
    .action((options: { json?: true }) => run(['doctor', options.json && '--json']))

  program
    .command('backup')
    .summary('write one consistent copy of everything')
    .description('Writes one consistent copy of everything into a file, while the desk goes on.')
    .argument('<file>', 'where to write it')
    .addHelpText('after', '\nExample:\n  evenhand backup evenhand.backup')
    .action((file: string) => run(['backup', file]))

  program
    .command('restore')
    .summary('put a copy back')
    .description('Puts a copy into an empty database, and brings it to this version where it is older.')
    .argument('<file>', 'what `evenhand backup` wrote')
    .option('--replace', 'in place of what is there')
    .option(
      '--without-secrets',
      'the installation secret of the copy is lost: leave the sealed secrets of channels and shops out',
    )
    .addHelpText('after', '\nExample:\n  evenhand restore evenhand.backup --replace')
    .action((file: string, options: { replace?: true; withoutSecrets?: true }) =>
      run(['restore', file, options.replace && '--replace', options.withoutSecrets && '--without-secrets']),
    )
}
