import path from 'node:path'
import { openApp } from '../app.ts'
import type { App, AppParts } from '../app.ts'
import { programDirectory } from '../config/config.ts'
import type { Config, ServerRole } from '../config/config.ts'
import { migrate } from '../db/migrate.ts'
import { EvenhandError } from '../errors.ts'
import { serving, stopped } from '../observe/events.ts'
import { openLog } from '../observe/log.ts'
import type { Logger } from '../use-cases/context.ts'
import { bearLostConnections } from './bear-lost-connections.ts'
import { buildWeb } from './build-web.ts'
import { moveIn } from './move-in.ts'
import { openInstallation } from './installation.ts'
import type { Installation } from './installation.ts'
import { alreadyRunning, listenHttp, probePort } from './listen.ts'
import type { Listening } from './listen.ts'
import { openBrowser } from './open-browser.ts'
import { newToken, readServerFile, removeServerFile, writeServerFile } from './server-file.ts'
import { listenForStop } from './stop-signal.ts'
import type { StopSignal } from './stop-signal.ts'
import { wakeLeftOver } from './wake-left-over.ts'

export type ServeOptions = {
  config: Config
  role: ServerRole
  /** No sample day in an empty database. */
  isEmpty: boolean
  /** Standard output is a terminal: somebody reads along. */
  isWatched: boolean
  tell: (line: string) => void
}

/** Two processes that write one file would write over each other's lines. */
const logNames = { all: 'server.log', api: 'server.log', worker: 'worker.log' } as const satisfies Record<ServerRole, string>

/** Serves until somebody wants it to stop. Everything that it opened is closed again, PostgreSQL last. */
export async function serve(asked: ServeOptions): Promise<void> {
  const began = performance.now()
  using stop = listenForStop()
  const answersPeople = asked.role !== 'worker'
  const options = answersPeople ? await withFreePort(asked) : asked
  const { config, role, tell } = options
  const log = openLog({
    level: config.logLevel,
    to: options.isWatched ? { file: path.join(config.stateDirectory, logNames[role]) } : 'stderr',
  })

  using _ = bearLostConnections(log)
  await using stack = new AsyncDisposableStack()
  const installation = stack.use(await openInstallation(config))
  await takePlace(installation, asked)
  await migrate({ url: installation.ownerUrl, passwords: installation.passwords })
  const token = newToken()
  const webDirectory = answersPeople
    ? (config.webDirectory ?? (await buildWeb(programDirectory, config.stateDirectory, tell)))
    : null
  const app = stack.use(await openApp(partsOf(options, installation, token, webDirectory, log)))
  const admin = answersPeople ? await moveIn(app, installation.ownerUrl, options.isEmpty ? 'empty' : 'sample-day', tell) : null

  if (role !== 'api') {
    await wakeLeftOver(installation.ownerUrl)
    await app.startJobs()
  }
  if (answersPeople) await answerPeople(stack, app, options, token, stop)
  serving(app.observed, { port: config.port, role, startedInMs: Math.round(performance.now() - began) })
  await greet(options, app, admin)

  const reason = await Promise.race([stop.wanted, databaseGone(installation)])
  tell('Stopping …')
  stopped(app.observed, { reason })
  if (reason === goneReason) throw databaseStopped(config.stateDirectory)
}

const goneReason = 'the database stopped'

async function databaseGone({ embedded }: Installation): Promise<string> {
  // A database of their own comes and goes as they like; ours stops only when something is wrong.
  if (embedded === null) return new Promise(() => undefined)
  await embedded.gone
  return goneReason
}

function databaseStopped(stateDirectory: string): EvenhandError {
  return new EvenhandError(
    'database-unreachable',
    `The database stopped by itself: it was killed, ran out of memory, or its disk is full. ${path.join(stateDirectory, 'postgres.log')} says why. Nothing that was acknowledged is lost; start Evenhand again.`,
  )
}

/** Before the long part of a start: a taken port is better known at once. Port 0 becomes one that is free. */
async function withFreePort(options: ServeOptions): Promise<ServeOptions> {
  const { config } = options
  const port = await probePort(config.host, config.port, readServerFile(config.stateDirectory))
  if (port === config.port) return options
  return { ...options, config: { ...config, port, publicUrl: config.publicUrl.replace(/:0$/, `:${port}`) } }
}

/** One process answers people here, and any number of others work in the background. A database of their own knows no such bounds. */
async function takePlace({ embedded }: Installation, { role, config }: ServeOptions): Promise<void> {
  if (embedded === null) return
  if (role !== 'worker' && !(await embedded.claimServing())) throw alreadyRunning(readServerFile(config.stateDirectory))
  if (role !== 'api' && !(await embedded.joinWork())) {
    throw new EvenhandError('already-running', 'A copy is being put back here. Start again when that is done.')
  }
}

function partsOf(
  { config }: ServeOptions,
  installation: Installation,
  token: string,
  webDirectory: string | null,
  log: Logger,
): AppParts {
  const { urls, installationSecret } = installation
  const clock = { now: () => Date.now() }
  const importsFolder = path.join(config.stateDirectory, 'imports')
  const { publicUrl, secondOpinion } = config
  return { urls, installationSecret, publicUrl, secondOpinion, token, webDirectory, importsFolder, clock, log, connections: 16 }
}

async function answerPeople(
  stack: AsyncDisposableStack,
  app: App,
  { config }: ServeOptions,
  token: string,
  stop: StopSignal,
): Promise<void> {
  const listening = await listenHttp((request, env) => app.fetch(request, env), config.host, config.port)
  const { port } = listening
  writeServerFile(config.stateDirectory, { port, pid: process.pid, token, url: config.publicUrl })
  stack.defer(async () => {
    removeServerFile(config.stateDirectory)
    await drain(listening, app, stop.hurry)
  })
  await app.resumeImports()
}

/** Requests may finish; live streams would never. */
async function drain(listening: Listening, app: App, hurry: AbortSignal): Promise<void> {
  const cut = (): void => listening.cut()
  if (hurry.aborted) cut()
  hurry.addEventListener('abort', cut, { once: true })
  const closed = listening.close()
  app.closeStreams()
  const patience = setTimeout(cut, drainMs)
  await closed
  clearTimeout(patience)
}

/** How long a running request may take once we are stopping. */
const drainMs = 10_000

async function greet({ config, tell, isWatched, role }: ServeOptions, app: App, admin: string | null): Promise<void> {
  if (role === 'worker') return tell('Evenhand works in the background. Stop it with Ctrl-C.')
  tell(`Evenhand is at ${config.publicUrl}`)
  if (admin === null) return
  const link = await app.auth.createSignInLink(admin)
  tell(`Sign in with this link (once, within 15 minutes): ${link}`)
  tell('Stop with Ctrl-C.')
  if (isWatched && config.mayOpenBrowser) openBrowser(link)
}
