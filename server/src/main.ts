import { parseArgs } from 'node:util'
import { serverRoles, toConfig } from './config/config.ts'
import type { Config } from './config/config.ts'
import { secretPlace } from './config/installation-secret.ts'
import { processEnv } from './config/env.ts'
import { EvenhandError } from './errors.ts'
import { explainFailure } from './explain-failure.ts'

const usage = `Usage: npm start -- [options of serve], or npx evenhand COMMAND

  serve [--role all|api|worker] [--empty] [--port N]   serve the desk, or one half of the work
  sign-in [EMAIL]                                      a fresh sign-in link, of the first admin or of a member
  password EMAIL                                       a new password for a member
  migrate                                              bring the database to this version
  doctor [--json]                                      what is running, what is wrong, how to mend it
  backup FILE                                          one consistent copy of everything
  restore FILE [--replace] [--without-secrets]         put a copy into an empty database (or in place of what is there)
`

const tell = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

type Command = (config: Config, files: readonly string[], flags: Flags) => Promise<number>
type Flags = ReturnType<typeof readArguments>['values']

/** Each loads what it needs when it is asked for: the whole server takes a second, and a slip in an option is told at once. */
const commands: Readonly<Record<string, Command>> = {
  async serve(config, _files, flags) {
    const role = serverRoles.find(known => known === (flags.role ?? 'all'))
    if (role === undefined) throw new EvenhandError('bad-configuration', `--role must be one of ${serverRoles.join(', ')}.`)
    const { serve } = await import('./serve/serve.ts')
    await serve({ config, role, isEmpty: flags.empty, isWatched: process.stdout.isTTY, tell })
    return 0
  },
  async migrate(config) {
    const { openInstallation } = await import('./serve/installation.ts')
    const { migrate } = await import('./db/migrate.ts')
    await using installation = await openInstallation(config)
    const { applied, version } = await migrate({ url: installation.ownerUrl, passwords: installation.passwords })
    tell(
      applied.length === 0
        ? `Nothing to do: the database is at version ${version}.`
        : `Brought the database to version ${version}.`,
    )
    return 0
  },
  async 'sign-in'(config, words) {
    if (words.length > 1) throw new EvenhandError('bad-configuration', 'Name one address, for example: sign-in maria@example.com')
    const { freshSignInLink } = await import('./serve/sign-in-link.ts')
    const { readServerFile } = await import('./serve/server-file.ts')
    tell(`Sign in with this link (once, within 15 minutes): ${await freshSignInLink(config, words[0] ?? null)}`)
    if (readServerFile(config.stateDirectory) === undefined) tell('It works as soon as Evenhand runs: npm start')
    return 0
  },
  async password(config, words) {
    const [email, ...more] = words
    if (email === undefined || more.length > 0)
      throw new EvenhandError('bad-configuration', 'Name one address, for example: password maria@example.com')
    const { freshPassword } = await import('./serve/sign-in-link.ts')
    tell(`The new password of ${email}: ${await freshPassword(config, email)}`)
    tell('It is shown this once. Wherever they were signed in, they are signed out.')
    return 0
  },
  doctor: (config, _files, flags) => doctor(config, flags.json),
  backup: (config, files) => backup(config, theFile(files)),
  restore: (config, files, flags) => restore(config, theFile(files), flags),
}

async function doctor(config: Config, asJson: boolean): Promise<number> {
  const { examine, exitCodeOf, tellFindings } = await import('./ops/doctor/doctor.ts')
  const findings = await examine(config)
  tell(asJson ? JSON.stringify({ findings }, null, 2) : tellFindings(findings))
  return exitCodeOf(findings)
}

async function backup(config: Config, file: string): Promise<number> {
  const { openInstallation } = await import('./serve/installation.ts')
  const { writeBackup } = await import('./ops/backup/write-backup.ts')
  await using installation = await openInstallation(config)
  const { ownerUrl, installationSecret } = installation
  const { tables, rows } = await writeBackup({ ownerUrl, installationSecret, file, takenAt: new Date() })
  tell(`Wrote ${rows} rows of ${tables} tables to ${file}.`)
  tell(
    `Keep the installation secret too (${secretPlace(config)}), but not in the same place: without it the secrets of the channels stay sealed.`,
  )
  return 0
}

async function restore(config: Config, file: string, { replace, 'without-secrets': withoutSecrets }: Flags): Promise<number> {
  const { openInstallation } = await import('./serve/installation.ts')
  const { restoreBackup } = await import('./ops/backup/restore-backup.ts')
  await using installation = await openInstallation(config)
  if (installation.embedded !== null && !(await installation.embedded.claimAll())) {
    throw new EvenhandError('already-running', 'Evenhand is running here. Stop it with Ctrl-C, then restore.')
  }
  const { ownerUrl, passwords, installationSecret } = installation
  const { rows, version } = await restoreBackup({ ownerUrl, passwords, installationSecret, file, replace, withoutSecrets })
  tell(`Restored ${rows} rows; the data model is at version ${version}.`)
  return 0
}

/** Commands that take more than flags. */
const takesWords = new Set(['backup', 'restore', 'sign-in', 'password'])

function theFile(files: readonly string[]): string {
  const [file, ...more] = files
  if (file !== undefined && more.length === 0) return file
  throw new EvenhandError('bad-configuration', 'Name one file, for example: backup evenhand.backup')
}

function readArguments(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      role: { type: 'string' },
      empty: { type: 'boolean', default: false },
      port: { type: 'string' },
      json: { type: 'boolean', default: false },
      replace: { type: 'boolean', default: false },
      'without-secrets': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  })
}

/** Node goes on with how a word that begins with a dash could be meant: nobody here means that. */
function whatIsNotUnderstood(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.replace(/\. To specify a positional argument.*$/s, '.')
}

/** @returns the exit code: 0 done, 1 did not work, 2 not understood */
async function main(args: string[]): Promise<number> {
  let parsed: ReturnType<typeof readArguments>
  try {
    parsed = readArguments(args)
  } catch (error) {
    process.stderr.write(`${whatIsNotUnderstood(error)}\n\n${usage}`)
    return 2
  }
  const [name, ...files] = parsed.positionals
  const command = name === undefined ? undefined : commands[name]
  // `npm start 4811` would start at another port than was meant.
  const hasStrayWords = files.length > 0 && !takesWords.has(name ?? '')
  if (hasStrayWords && !parsed.values.help) process.stderr.write(`Not understood: ${files.join(' ')}\n\n`)
  if (parsed.values.help || command === undefined || hasStrayWords) {
    process.stderr.write(usage)
    return parsed.values.help ? 0 : 2
  }
  try {
    return await command(toConfig(processEnv(), { port: parsed.values.port }), files, parsed.values)
  } catch (error) {
    process.stderr.write(`${explainFailure(error)}\n`)
    return error instanceof EvenhandError && error.code === 'bad-configuration' ? 2 : 1
  }
}

// Nobody reads any more what is told (`| head`): the work goes on, and its exit code says how it went.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

process.exitCode = await main(process.argv.slice(2))
