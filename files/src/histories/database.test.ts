import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Database } from './database.ts'
import { csv, readBack } from './read-history.fixture.ts'

/** A folder for temporary files of our own, so that what others leave there is not seen. */
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'evenhand-database-test-'))
  vi.stubEnv('TMPDIR', folder)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

test('what a process that was killed set aside is taken away by the next; what a living one needs is not', async () => {
  const [living, dead] = [`evenhand-audit-${process.pid}-a`, 'evenhand-audit-999999999-b']
  for (const name of [living, dead]) await mkdir(path.join(folder, name))
  await using database = await Database.open()
  expect((await readdir(folder)).toSorted()).toEqual([living, path.basename(database.folder)].toSorted())
})

test('a reading that somebody stops ends at the next question, and leaves nothing behind', async () => {
  const stopping = new AbortController()
  const rows = Array.from({ length: 50 }, (_, i) => `${i},2026-03-02T08:00:00Z,2026-03-02T09:00:00Z`)
  const reading = readBack(csv('case_id,opened_at,first_response_at', ...rows), {
    signal: stopping.signal,
    onStep: step => {
      if (step === 'Taking cases') stopping.abort()
    },
  })
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
  expect(await readdir(folder)).toEqual([])
})
