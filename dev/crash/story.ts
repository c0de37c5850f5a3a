import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Activity } from '@evenhand/contract/activity.ts'
import { inWorkspace } from '../../server/src/db/database.ts'
import type { Database } from '../../server/src/db/database.ts'
import { findInconsistencies } from '../../server/src/db/queries/consistency.ts'
import type { Inconsistency } from '../../server/src/db/queries/consistency.ts'
import { generateMessages, randomFrom } from '../generated-messages.ts'

/** What the sender tells the process that is going to be killed. */
export type CrashTask = {
  url: string
  workspaceId: string
  channelId: string
  seed: number
  count: number
  /** The first activity that was not acknowledged. */
  from: number
  /** The clock of the generated messages. */
  start: number
}

export type CrashOptions = Omit<CrashTask, 'from' | 'start'> & { db: Database; kills: number }

export type CrashResult = {
  /** How often it was really killed before it had finished. */
  kills: number
  /** Messages that should be there and are not, or are there twice. */
  lost: string[]
  doubled: string[]
  waiting: number
  inconsistencies: Inconsistency[]
}

/**
 * A sender delivers generated messages to a process that receives and handles them at once. The process is killed (SIGKILL) at
 * random moments and started again; the sender goes on after the last activity that was acknowledged to it. In the end every
 * acknowledged message is there exactly once and every case has exactly one current decision.
 */
export async function crashStory({ db, kills, ...task }: CrashOptions): Promise<CrashResult> {
  const start = Date.now() - 7 * 86_400_000
  const random = randomFrom(task.seed)
  let acknowledged = 0
  let killed = 0
  for (let life = 1; life <= kills + 1; life += 1) {
    const isLast = life === kills + 1
    // Early enough that the last one, too, comes before everything is handled.
    const until = isLast ? Infinity : (task.count * (life - 1 + random())) / (kills + 1.5)
    const end = await live({ ...task, start, from: acknowledged }, { until, delayMs: random() * 60 })
    acknowledged = end.acknowledged
    if (end.wasKilled) killed += 1
  }
  return { kills: killed, ...(await look(db, task.workspaceId, generateMessages({ seed: task.seed, count: task.count, start }))) }
}

type End = { acknowledged: number; wasKilled: boolean }

/** One life of the process: until it has acknowledged `until` activities and some moments more, or has handled everything. */
async function live(task: CrashTask, { until, delayMs }: { until: number; delayMs: number }): Promise<End> {
  const child = spawn(process.execPath, [new URL('child.ts', import.meta.url).pathname], {
    env: { ...process.env, EVENHAND_CRASH_TASK: JSON.stringify(task) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let acknowledged = task.from
  createInterface({ input: child.stdout }).on('line', line => {
    acknowledged = Number(line)
    if (acknowledged >= until) setTimeout(() => child.kill('SIGKILL'), delayMs)
  })
  const ended = await endOf(child)
  const wasKilled = ended.signal === 'SIGKILL'
  if (!wasKilled && ended.code !== 0) throw new Error(`The process ended by itself with code ${ended.code}.`)
  return { acknowledged, wasKilled }
}

function endOf(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
}

/** What became of these activities, and whether all that is stored fits together. */
export async function look(
  db: Database,
  workspaceId: string,
  activities: readonly Activity[],
): Promise<Omit<CrashResult, 'kills'>> {
  const expected = new Set(activities.filter(({ type }) => type === 'message.created').map(({ object }) => object.externalId))
  return inWorkspace(db, workspaceId, async tx => {
    const stored = await tx.selectFrom('messages').select('external_id').execute()
    const seen = new Set<string>()
    const doubled = stored.map(row => row.external_id).filter(id => seen.size === seen.add(id).size)
    const lost = [...expected].filter(id => !seen.has(id))
    const { length: waiting } = await tx.selectFrom('activities').select('id').execute()
    return { lost, doubled, waiting, inconsistencies: await findInconsistencies(tx) }
  })
}
