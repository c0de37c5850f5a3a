import { pino } from 'pino'
import { openDatabase, openPool } from '../../server/src/db/database.ts'
import { idMaker } from '../../server/src/new-id.ts'
import { processIntake } from '../../server/src/use-cases/intake/process.ts'
import type { IntakeContext } from '../../server/src/use-cases/intake/process.ts'
import { receive } from '../../server/src/use-cases/intake/receive.ts'
import { generateMessages } from '../generated-messages.ts'
import type { CrashTask } from './story.ts'

/** The process that is killed: receives and handles at once, and says how many activities it has acknowledged. */

const atOnce = 100
const parsed: unknown = JSON.parse(process.env['EVENHAND_CRASH_TASK'] ?? 'null')
const isTask = (value: unknown): value is CrashTask => typeof value === 'object' && value !== null && 'channelId' in value
if (!isTask(parsed)) throw new Error('EVENHAND_CRASH_TASK is missing.')
const task = parsed

const db = openDatabase(openPool({ url: task.url, max: 3, name: 'evenhand crash', searchPath: 'app' }))
const clock = { now: () => Date.now() }
const context: IntakeContext = { db, clock, newId: idMaker(clock.now), log: pino({ level: 'silent' }) }
const activities = generateMessages(task)

const received = new AbortController()
const handling = (async () => {
  while (!received.signal.aborted) await processIntake(context, task.workspaceId, { batch: atOnce })
  await processIntake(context, task.workspaceId, { batch: atOnce })
})()
for (let from = task.from; from < activities.length; from += atOnce) {
  await receive(context, task, activities.slice(from, from + atOnce))
  process.stdout.write(`${Math.min(from + atOnce, activities.length)}\n`)
}
received.abort()
await handling
await db.destroy()
