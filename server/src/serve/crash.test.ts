import { expect, test } from 'vitest'
import { serverCrashStory } from '../../../dev/crash/server-story.ts'

/** The long form, 20 kills and 50,000 messages: `npm run soak`. */
const kills = Number(process.env['EVENHAND_KILLS'] ?? 3)
const count = Number(process.env['EVENHAND_MESSAGES'] ?? 2000)

test('a server that is killed at random moments while it imports loses no acknowledged message and decides every case once', async () => {
  expect(await serverCrashStory({ seed: 11, count, kills })).toEqual({
    kills,
    forgotten: 0,
    import: { state: 'done', missing: 0, rejected: 0 },
    lost: [],
    doubled: [],
    waiting: 0,
    inconsistencies: [],
  })
}, 300_000)
