import { createWriteStream } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { Activity } from '@evenhand/contract/activity.ts'
import { toConfig } from '../../server/src/config/config.ts'
import { processEnv } from '../../server/src/config/env.ts'
import { inWorkspace, openDatabase, openPool } from '../../server/src/db/database.ts'
import type { Database } from '../../server/src/db/database.ts'
import { openInstallation } from '../../server/src/serve/installation.ts'
import { installHere, ready } from '../../server/src/serve/serve.fixture.ts'
import type { Installed, Started } from '../../server/src/serve/serve.fixture.ts'
import { readServerFile } from '../../server/src/serve/server-file.ts'
import { generateMessages, randomFrom } from '../generated-messages.ts'
import { scratchBase } from '../scratch-cluster.ts'
import { ServerLife, perPost } from './server-life.ts'
import type { Sent } from './server-life.ts'
import { look } from './story.ts'
import type { CrashResult } from './story.ts'

export type ServerCrashOptions = { seed: number; count: number; kills: number }
export type ServerCrashResult = CrashResult & {
  /** What became of the import itself. */
  import: { state: string; missing: number; rejected: number }
  /** How often an import that had told of more told of less after a start. */
  forgotten: number
}

/** More than the script gets to write while the server is being killed: however fast the import is, each kill meets somebody's work. */
const liveMessages = 20_000

/**
 * The program as people start it, with the database that comes with it, imports a file while a script writes to its webhook. It is
 * killed (SIGKILL) at random moments, while it takes the file, reads it, stores it and decides, and is started again. In the end every
 * message of the file, and every one that was acknowledged to the script, is there exactly once, and every case has one current
 * decision.
 */
export async function serverCrashStory({ seed, count, kills }: ServerCrashOptions): Promise<ServerCrashResult> {
  using place = installHere()
  const start = Date.now() - 7 * 86_400_000
  const inFile = generateMessages({ seed, count, start }).filter(({ type }) => type === 'message.created')
  const live = generateMessages({ seed: seed + 1, count: Math.max(liveMessages, count), start })
  const file = path.join(place.directory, 'generated.jsonl')
  await pipeline(Readable.from(inFile.map(lineOf)), createWriteStream(file))
  const sent: Sent = { file, import: null, live, acknowledged: 0, channel: null, forgotten: 0 }
  try {
    const killed = await killAgainAndAgain(place, sent, { kills, random: randomFrom(seed) })
    await started(place)
    // The script ends with what it was told nothing of.
    sent.live = live.slice(0, sent.acknowledged + perPost)
    const life = lifeOf(place, sent)
    await life.handOver()
    while (!isDone(sent)) await life.step()
    const { state, accepted = 0, rejected = 0 } = sent.import ?? { state: 'lost' }
    return {
      kills: killed,
      forgotten: sent.forgotten,
      import: { state, missing: inFile.length - accepted, rejected },
      ...(await lookInto(place, await life.workspaceId(), [...inFile, ...sent.live])),
    }
  } finally {
    await place.stopAll()
  }
}

/** @returns how often it was killed while it had work to do */
async function killAgainAndAgain(
  place: Installed,
  sent: Sent,
  { kills, random }: { kills: number; random: () => number },
): Promise<number> {
  let atWork = 0
  for (let kill = 1; kill <= kills; kill += 1) {
    // The first one comes while the file is handed over, the others spread over what follows.
    const until = Math.max(0, (kill - 2 + random()) / (kills - 0.5))
    await liveUntil(place, sent, { until, delayMs: random() * 300 })
    if (!isDone(sent)) atWork += 1
  }
  return atWork
}

/** @param moment when so much of the work is told to be done, and some moments more */
async function liveUntil(place: Installed, sent: Sent, moment: { until: number; delayMs: number }): Promise<void> {
  const { child, ended } = await started(place)
  const life = lifeOf(place, sent)
  let isDue = false
  const killWhenDue = (): void => {
    if (isDue || shareDone(sent) < moment.until) return
    isDue = true
    setTimeout(() => child.kill('SIGKILL'), moment.delayMs)
  }
  try {
    killWhenDue()
    await life.handOver()
    for (;;) {
      killWhenDue()
      await life.step()
    }
  } catch (error) {
    // Its death is the end of every connection; anything else is a fault.
    if (!isDue || !(error instanceof TypeError)) throw error
  }
  await ended
}

async function started(place: Installed): Promise<Started> {
  const program = place.start(['serve', '--empty', '--port', '0'])
  await ready(program)
  return program
}

function lifeOf(place: Installed, sent: Sent): ServerLife {
  const server = readServerFile(place.stateDirectory)
  if (server === undefined) throw new Error('The server does not say where it is.')
  return new ServerLife(server, sent)
}

/** From 0 to 1, as the import tells it: to store a message is one half of the work, to decide it the other. */
function shareDone({ import: found }: Sent): number {
  if (found === null || found.messagesTotal === null) return 0
  return (found.messagesDone * 2 - found.waiting) / (found.messagesTotal * 2)
}

function isDone({ import: found, acknowledged, live }: Sent): boolean {
  return found?.state === 'done' && found.waiting === 0 && acknowledged === live.length
}

/** Beside the running server, once nothing waits there. */
async function lookInto(place: Installed, workspaceId: string, activities: readonly Activity[]) {
  const config = toConfig({
    ...processEnv(),
    databaseUrl: undefined,
    stateDirectory: place.stateDirectory,
    rootBase: scratchBase(),
  })
  await using installation = await openInstallation(config)
  const db = openDatabase(openPool({ url: installation.urls.app, max: 1, name: 'evenhand crash', searchPath: 'app' }))
  try {
    while ((await waiting(db, workspaceId)) > 0) await wait(50)
    return await look(db, workspaceId, activities)
  } finally {
    await db.destroy()
  }
}

function waiting(db: Database, workspaceId: string): Promise<number> {
  return inWorkspace(db, workspaceId, async tx => (await tx.selectFrom('activities').select('id').limit(1).execute()).length)
}

/** A message in our own layout of files. */
function lineOf({ time, direction, actor, object, thread }: Activity): string {
  return `${JSON.stringify({
    id: object.externalId,
    time,
    direction,
    author_id: actor.externalId,
    text: object.text,
    kind: object.kind,
    thread: thread.rootExternalId,
    reply_to: thread.inReplyToExternalId,
  })}\n`
}
