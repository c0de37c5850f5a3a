import { parseArgs } from 'node:util'
import { serverCrashStory } from '../dev/crash/server-story.ts'

/**
 * The server itself, as people start it, is killed again and again while it imports a file; nothing acknowledged may be lost or doubled.
 *
 *   node bench/crash-server.ts [--messages 50000] [--kills 20] [--seed 11]
 */

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '50000' },
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '11' },
  },
})

const result = await serverCrashStory({
  seed: Number(values.seed),
  count: Number(values.messages),
  kills: Number(values.kills),
})
const { kills, lost, doubled, waiting, forgotten, inconsistencies } = result
const { state, missing, rejected } = result.import
console.log(
  `${kills} kills at work, ${values.messages} activities in the file: ${lost.length} lost, ${doubled.length} doubled, ${waiting} waiting`,
)
console.log(`The import is ${state}: ${missing} missing, ${rejected} rejected; told ${forgotten} times of less than before`)
for (const { rule, rows } of inconsistencies) console.log(`${rule}: ${rows}`)
const faults = lost.length + doubled.length + waiting + forgotten + missing + rejected + inconsistencies.length
if (faults > 0 || state !== 'done') process.exitCode = 1
