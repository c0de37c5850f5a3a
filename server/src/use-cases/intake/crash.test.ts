import { expect, it } from 'vitest'
import { crashStory } from '../../../../dev/crash/story.ts'
import { openIntake } from './intake.fixture.ts'

/** The long form, 20 kills and 50,000 messages on a database that syncs to disk: `npm run soak`. */
const kills = Number(process.env['EVENHAND_KILLS'] ?? 4)
const count = Number(process.env['EVENHAND_MESSAGES'] ?? 6000)

it('a process that is killed at random moments loses no acknowledged message and handles none twice', async () => {
  await using desk = await openIntake({ now: Date.now() })
  const { workspaceId, channelId, fresh } = desk
  const result = await crashStory({ db: fresh.db, url: fresh.urls.app, workspaceId, channelId, seed: 11, count, kills })
  expect(result).toEqual({ kills, lost: [], doubled: [], waiting: 0, inconsistencies: [] })
}, 600_000)
