import { sql } from 'kysely'
import type { Pool } from 'pg'
import { openChannels } from './channels/registry.ts'
import { derivePassword, openSecretBox } from './config/secrets.ts'
import { openDatabase, openPool } from './db/database.ts'
import type { Database } from './db/database.ts'
import { listen } from './db/listen.ts'
import { openAuth } from './http/auth.ts'
import type { Auth } from './http/auth.ts'
import { liveChannels, openLive } from './http/live.ts'
import type { LiveHub } from './http/live.ts'
import { answerRoutes } from './http/routes/answers.ts'
import { importRoutes } from './http/routes/imports.ts'
import { createHttp } from './http/server.ts'
import { startJobs } from './jobs/runner.ts'
import { clockJob } from './jobs/clock.ts'
import { customersJob } from './jobs/customers.ts'
import { fairnessJob } from './jobs/fairness.ts'
import { intakeJob } from './jobs/intake.ts'
import { linkJob } from './jobs/link.ts'
import { outboxJob } from './jobs/outbox.ts'
import { searchJob } from './jobs/search.ts'
import { secondReadingJob } from './jobs/second-reading.ts'
import { suggestJob } from './jobs/suggest.ts'
import { sweepJob } from './jobs/sweep.ts'
import { topicsJob } from './jobs/topics.ts'
import { idMaker } from './new-id.ts'
import { connectionLost } from './observe/events.ts'
import type { Observed } from './observe/events.ts'
import { openMetrics } from './observe/metrics.ts'
import { processAll } from './process-all.ts'
import { openSecondReader, type SecondOpinion } from './channels/second-opinion/openai-reader.ts'
import { answersChannel, openAnswerShelf, type AnswerShelf } from './use-cases/answers/answer-shelf.ts'
import type { Clock, Context, Logger } from './use-cases/context.ts'
import { readHere } from './use-cases/intake/read-here.ts'
import { openReaderApart } from './use-cases/intake/reading-apart.ts'
import { importRunner } from './use-cases/imports/import-runner.ts'

/** Every job of the product. */
const jobs = [
  intakeJob,
  clockJob,
  customersJob,
  fairnessJob,
  linkJob,
  outboxJob,
  searchJob,
  secondReadingJob,
  suggestJob,
  sweepJob,
  topicsJob,
] as const
/** In one process; other processes add theirs. */
const jobsAtOnce = 4

/** What an app is built from. Nothing here reads the environment or the disk. */
export type AppParts = {
  /** One URL per restricted role. */
  urls: { app: string; jobs: string; auth: string }
  installationSecret: Buffer
  publicUrl: string
  /** For the command line of the same machine; '' lets nobody in by token. */
  token: string
  /** Built pages of the desk, if any. */
  webDirectory: string | null
  /** Where uploaded files lie until they are imported. */
  importsFolder: string
  clock: Clock
  log: Logger
  /** A second model for what is read with doubt; absent: none is asked. */
  secondOpinion?: SecondOpinion | null
  /** Connections for requests and pipeline. */
  connections: number
}

export type App = AsyncDisposable & {
  context: Context
  auth: Auth
  observed: Observed
  /** Answers one request, with or without a socket. */
  fetch(request: Request, env?: unknown): Response | Promise<Response>
  /** Background work until stopped. */
  startJobs(): Promise<void>
  /** Carries on the imports that an earlier process was doing. */
  resumeImports(): Promise<void>
  /** Handles everything that is due at the clock's now, until nothing is. */
  processAll(): Promise<void>
  /** Ends what never ends by itself: live streams. */
  closeStreams(): void
}

/** THE composition root: the only place that sees all parts. Disposing it closes what it opened, last opened first. */
export async function openApp(parts: AppParts): Promise<App> {
  await using stack = new AsyncDisposableStack()
  const { clock, log } = parts
  const observed = { log, metrics: openMetrics() }
  let isClosing = false
  const pool = (name: 'app' | 'jobs' | 'auth', max: number, searchPath: string): Pool =>
    openPool({
      url: parts.urls[name],
      max,
      name: `evenhand ${name}`,
      searchPath,
      // Sign-in and job runner read dates as dates.
      plainTypes: name !== 'app',
      // While we close, PostgreSQL may be quicker than the last idle connection.
      onError: error => isClosing || connectionLost(observed, name, error),
    })

  const db = openDatabase(pool('app', parts.connections, 'app'))
  stack.defer(() => db.destroy())
  const reader = stack.use(openReaderApart(readHere, { log }))
  const context: Context = {
    db,
    clock,
    newId: idMaker(() => clock.now()),
    log,
    secrets: openSecretBox(parts.installationSecret),
    channels: openChannels({ webhook: { allowPrivateAddresses: isLocal(parts.publicUrl) } }),
    reader,
    ...(parts.secondOpinion ? { secondReader: openSecondReader(parts.secondOpinion) } : {}),
  }

  const authPool = pool('auth', 4, 'auth')
  stack.defer(() => authPool.end())
  const secret = derivePassword(parts.installationSecret, 'sign-in')
  const auth = openAuth({ pool: authPool, secret, baseUrl: parts.publicUrl })

  const imports = importRunner(context, parts.importsFolder)
  stack.defer(() => imports.stop())
  const shelf = stack.use(openAnswerShelf(context))
  const live = await openLiveHub(stack, context, parts.urls.app, shelf)
  const http = createHttp({
    context,
    auth,
    live,
    baseUrl: parts.publicUrl,
    token: parts.token,
    webDirectory: parts.webDirectory,
    metrics: () => observed.metrics.text(),
    isHealthy: () => answers(db),
    more: httpParts => [importRoutes(httpParts, imports), answerRoutes(httpParts, shelf)],
  })

  const closing = stack.move()
  return {
    context,
    auth,
    observed,
    fetch: (request, env) => http.fetch(request, env),
    closeStreams: () => live.close(),
    resumeImports: () => imports.resumeInterrupted(),
    processAll: () => processAll(context),
    async startJobs() {
      const jobsPool = pool('jobs', jobsAtOnce + 2, 'graphile_worker')
      closing.defer(() => jobsPool.end())
      const runner = await startJobs({ pool: jobsPool, context, jobs, observed, concurrency: jobsAtOnce })
      closing.defer(() => runner.stop())
    },
    [Symbol.asyncDispose]() {
      isClosing = true
      return closing.disposeAsync()
    },
  }
}

/** One listening connection for all desks and all answers of this process. */
async function openLiveHub(
  stack: AsyncDisposableStack,
  { db, clock, log }: Context,
  url: string,
  shelf: AnswerShelf,
): Promise<LiveHub> {
  const live = openLive({
    log,
    now: () => clock.now(),
    notify: async (channel, payload) => {
      await sql`select pg_notify(${channel}, ${payload})`.execute(db)
    },
  })
  const listener = await listen({
    url,
    channels: [...Object.values(liveChannels), answersChannel],
    onNotice(channel, payload) {
      if (channel !== answersChannel) return live.heard(channel, payload)
      const workspaceId = shelf.heard(payload)
      if (workspaceId !== null) live.answersChanged(workspaceId)
    },
    onGap: () => {
      live.missedSome()
      shelf.missedSome()
    },
    onError: error => log.warn({ err: error }, 'the listening connection was lost'),
  })
  stack.use(listener)
  stack.defer(() => live.close())
  return live
}

/** Scripts on the same machine may be replied to while the desk itself is on this machine; a desk on the network posts to the network. */
function isLocal(publicUrl: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(publicUrl).hostname)
}

async function answers(db: Database): Promise<boolean> {
  try {
    await sql`select 1`.execute(db)
    return true
  } catch {
    return false
  }
}
