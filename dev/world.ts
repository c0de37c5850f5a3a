import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ActivityInput } from '@evenhand/contract/activity.ts'
import { activitySchema } from '@evenhand/contract/activity.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import { pino } from 'pino'
import { openApp } from '../server/src/app.ts'
import type { App } from '../server/src/app.ts'
import { inWorkspace } from '../server/src/db/database.ts'
import { insertRows } from '../server/src/db/insert-rows.ts'
import type { ChannelKind, MemberRole, Network } from '../server/src/db/vocabulary.ts'
import type { Actor, Context } from '../server/src/use-cases/context.ts'
import { receive } from '../server/src/use-cases/intake/receive.ts'
import type { Received } from '../server/src/use-cases/intake/receive.ts'
import { foundWorkspace } from '../server/src/use-cases/members/found-workspace.ts'
import { scratchSecret } from './scratch-cluster.ts'
import { freshDatabase } from './test-database.ts'
import type { FreshDatabase } from './test-database.ts'
import { openVisitors } from './visitors.ts'
import type { Visit } from './visitors.ts'

/** Who works at Lumen & Lark in tests, one per role. */
export const people = {
  ada: { name: 'Ada Admin', email: 'ada@lumenandlark.example', role: 'admin' },
  lena: { name: 'Lena Lead', email: 'lena@lumenandlark.example', role: 'lead' },
  amir: { name: 'Amir Agent', email: 'amir@lumenandlark.example', role: 'agent' },
  vera: { name: 'Vera Viewer', email: 'vera@lumenandlark.example', role: 'viewer' },
} as const satisfies Record<string, { name: string; email: string; role: MemberRole }>
export type Person = keyof typeof people

/** The installation's own token in tests. */
export const worldToken = 'the-token-of-this-world'

export type WorldOptions = {
  /** Where the hands of the clock stand at first. */
  now?: Instant
  /** Another workspace in the same database needs another name. */
  name?: string
  /** Share the database of another world, for example to look at one workspace from another. */
  fresh?: FreshDatabase
  /** Built pages, for browser journeys. */
  webDirectory?: string
  publicUrl?: string
}

/**
 * The whole product in this process on a scratch database: real PostgreSQL, real sign-in, real HTTP handlers, no socket and no clock
 * but its own.
 * @example
 * await using world = await openWorld()
 * await world.receive([{ version: 1, type: 'message.created', … }])
 * await world.processAll()
 * const response = await world.http('/api/cases', { as: 'amir' })
 */
export type World = AsyncDisposable & {
  app: App
  context: Context
  database: FreshDatabase
  workspaceId: string
  /** A webhook channel to receive on. */
  channelId: string
  /** Turns the hands of the clock. */
  setNow(now: Instant): void
  advance(ms: number): void
  actor(person: Person): Actor
  addChannel(channel: { kind?: ChannelKind; name: string; network?: Network; replyUrl?: string }): Promise<string>
  receive(activities: readonly ActivityInput[], channelId?: string): Promise<Received[]>
  /** Handles everything that is due at the clock's now. */
  processAll(): Promise<void>
  /** Asks the HTTP side, signed in as somebody or as nobody. */
  http(path: string, visit?: Visit): Promise<Response>
}

/** A Monday at ten, in winter. */
export const mondayAtTen: Instant = Date.UTC(2026, 2, 2, 10)

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  await using stack = new AsyncDisposableStack()
  let now = options.now ?? mondayAtTen
  const database = options.fresh ?? stack.use(await freshDatabase())
  const importsFolder = await mkdtemp(path.join(tmpdir(), 'evenhand-imports-'))
  stack.defer(() => rm(importsFolder, { recursive: true, force: true }))
  const app = stack.use(
    await openApp({
      urls: database.urls,
      installationSecret: scratchSecret,
      publicUrl: options.publicUrl ?? 'http://localhost:4810',
      token: worldToken,
      webDirectory: options.webDirectory ?? null,
      importsFolder,
      clock: { now: () => now },
      log: pino({ level: 'silent' }),
      connections: 8,
    }),
  )
  const { context } = app
  const { workspaceId, userIds } = await moveIn(app, options.name ?? 'Lumen & Lark')
  const addChannel: World['addChannel'] = channel => makeChannel(context, workspaceId, channel)
  const channelId = await addChannel({ name: 'Posts', network: 'posts' })
  const visit = openVisitors(app, person => people[person].email, worldToken)
  const opened = stack.move()
  return {
    app,
    context,
    database,
    workspaceId,
    channelId,
    setNow: instant => (now = instant),
    advance: ms => (now += ms),
    actor: person => ({ workspaceId, userId: userIds[person], role: people[person].role }),
    addChannel,
    receive: (activities, channel = channelId) =>
      receive(
        context,
        { workspaceId, channelId: channel },
        activities.map(activity => activitySchema.parse(activity)),
      ),
    processAll: () => app.processAll(),
    http: visit,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

async function moveIn({ auth, context }: App, name: string): Promise<{ workspaceId: string; userIds: Record<Person, string> }> {
  const [ada, lena, amir, vera] = await Promise.all(
    [people.ada, people.lena, people.amir, people.vera].map(async person => ({
      ...person,
      userId: await auth.createUser(person),
    })),
  )
  if (!ada || !lena || !amir || !vera) throw new Error('Somebody is missing.')
  const workspaceId = await foundWorkspace(context, { name, members: [ada, lena, amir, vera] })
  return { workspaceId, userIds: { ada: ada.userId, lena: lena.userId, amir: amir.userId, vera: vera.userId } }
}

async function makeChannel(
  context: Context,
  workspaceId: string,
  { kind = 'webhook', name, network = 'other', replyUrl }: Parameters<World['addChannel']>[0],
): Promise<string> {
  const id = context.newId()
  const row = { id, workspace_id: workspaceId, kind, name, network, reply_url: replyUrl ?? null, created_at: context.clock.now() }
  await inWorkspace(context.db, workspaceId, tx => insertRows(tx, 'channels', [row]))
  return id
}
