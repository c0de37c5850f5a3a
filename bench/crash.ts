import { parseArgs } from 'node:util'
import { crashStory } from '../dev/crash/story.ts'
import { openScratchProduct } from './scratch-product.ts'

/**
 * The process that receives and handles messages is killed again and again; nothing acknowledged may be lost or doubled.
 *
 *   node bench/crash.ts [--messages 50000] [--kills 20] [--seed 11]
 */

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '50000' },
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '11' },
  },
})

await using product = await openScratchProduct()
const { context, appUrl, workspaceId, channelId } = product
const result = await crashStory({
  db: context.db,
  url: appUrl,
  workspaceId,
  channelId,
  seed: Number(values.seed),
  count: Number(values.messages),
  kills: Number(values.kills),
})
const { kills, lost, doubled, waiting, inconsistencies } = result
console.log(`${kills} kills, ${values.messages} activities: ${lost.length} lost, ${doubled.length} doubled, ${waiting} waiting`)
for (const { rule, rows } of inconsistencies) console.log(`${rule}: ${rows}`)
if (lost.length + doubled.length + waiting + inconsistencies.length > 0) process.exitCode = 1
